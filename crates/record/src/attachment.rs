//! Where attachments may lie.

/// Whether a path stays below the folder that it is relative to, on every system.
pub fn is_inside(path: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    !path.contains(['\\', ':', '\0']) && path.split('/').all(plain)
}

#[cfg(test)]
mod tests {
    use super::is_inside;

    #[test]
    fn a_path_that_leads_out_is_not_inside() {
        assert!(is_inside("letter.txt") && is_inside("papers/letter 1.txt"));
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a//b",
            "./x",
            "a\\b",
            "C:/x",
            "a/",
            "..",
        ] {
            assert!(!is_inside(path), "{path}");
        }
    }
}
