//! The calculators by name: one JSON object in, one out, for the command line, the API and the product alike.
