//! Statistics of change: reliable change, effect sizes, intervals, funnels, control charts, ratios, survival.
