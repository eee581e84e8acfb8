//! Charts: SVG and tables written here, each with a sentence, direct labels and its numbers.
