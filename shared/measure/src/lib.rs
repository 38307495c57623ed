//! Runs Python programs on OS threads under a real GIL, and in OS processes, and measures them.
