//! Charts: SVG and tables written here, each with a sentence, direct labels and its numbers.
pub mod bar_list;
pub mod figure;
pub mod funnel_plot;
pub mod interval_plot;
pub mod scale;
pub mod score_chart;
pub mod score_words;
pub mod share_plot;
pub mod time_chart;
