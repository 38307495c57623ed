//! Colours and patterns. Those of the light form are attributes, which every viewer understands; a style sheet changes
//! them where the reader's system is dark.

use crate::columns::Cell;

/// What a state is filled with, and the name of that in the style sheet.
pub(super) fn fill(cell: Cell) -> (&'static str, &'static str) {
    match cell {
        Cell::Runs | Cell::RunsBriefly => ("#0072b2", "gil-runs"),
        Cell::Native => ("url(#gil-native)", "gil-native"),
        Cell::WantsGil => ("url(#gil-wants)", "gil-wants"),
        Cell::Ready => ("url(#gil-ready)", "gil-ready"),
        Cell::Blocked => ("#767676", "gil-blocked"),
        Cell::DropRequest | Cell::FailedAttempt => ("#1a1a1a", "gil-ink"),
        Cell::Absent => ("none", "gil-absent"),
    }
}

/// The patterns, and the dark form. No line is empty, so that Markdown takes the picture as one block.
pub(super) fn definitions() -> &'static str {
    "<style>
@media (prefers-color-scheme: dark) {
.gil-paper { fill: #17191e }
.gil-ink { fill: #f2f2f2 }
.gil-faint { fill: #b5b8bf }
.gil-line { stroke: #43474f }
.gil-runs { fill: #56b4e9 }
.gil-native-ground { fill: #00543d }
.gil-native-line { stroke: #2ee6b0 }
.gil-wants-ground { fill: #2e2206 }
.gil-ready-ground { fill: #33202b }
.gil-ready-dot { fill: #e6a8cb }
.gil-blocked { fill: #9a9ea7 }
}
</style>
<defs>
<pattern id=\"gil-native\" width=\"6\" height=\"5\" patternUnits=\"userSpaceOnUse\">
<rect class=\"gil-native-ground\" fill=\"#c7ebe0\" width=\"6\" height=\"5\"/>
<path class=\"gil-native-line\" stroke=\"#009e73\" stroke-width=\"2\" d=\"M0 2.5H6\"/>
</pattern>
<pattern id=\"gil-wants\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">
<rect class=\"gil-wants-ground\" fill=\"#fdf1d6\" width=\"6\" height=\"6\"/>
<path stroke=\"#e69f00\" stroke-width=\"1.6\" d=\"M-1 1L1 -1M0 6L6 0M5 7L7 5\"/>
</pattern>
<pattern id=\"gil-ready\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">
<rect class=\"gil-ready-ground\" fill=\"#fbeaf3\" width=\"6\" height=\"6\"/>
<circle class=\"gil-ready-dot\" fill=\"#b3307a\" cx=\"3\" cy=\"3\" r=\"1.4\"/>
</pattern>
</defs>
"
}
