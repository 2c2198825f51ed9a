//! Ways between pages, for whoever follows all of them: the bench, and the test of how much pages weigh.

/// The row that an address belongs to.
pub fn route_of(routes: &[&'static str], address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let fits = |route: &&&str| {
        let (mut one, mut two) = (route.split('/'), path.split('/'));
        loop {
            match (one.next(), two.next()) {
                (None, None) => return true,
                (Some("{id}"), Some(id)) if !id.is_empty() => {}
                (Some(a), Some(b)) if a == b => {}
                _ => return false,
            }
        }
    };
    let exact = routes.iter().find(|route| **route == path);
    exact.or_else(|| routes.iter().find(fits)).copied()
}

/// What links differ in beside ids: the row and the names in the query.
pub fn sort_of(route: &str, address: &str) -> String {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let query = query.split('#').next().unwrap_or_default();
    let mut names: Vec<&str> = query.split('&').filter(|one| !one.is_empty()).collect();
    names.iter_mut().for_each(|one| {
        // What a kind is matters; an id or a number does not.
        if !one.starts_with("topic=") && !one.starts_with("kind=") {
            *one = one.split('=').next().unwrap_or_default();
        }
    });
    match names.is_empty() {
        true => route.to_owned(),
        false => format!("{route}?{}", names.join("&")),
    }
}

/// The addresses that a page leads to.
pub fn links(page: &str) -> Vec<String> {
    let links = page.split("href=\"").skip(1);
    let links = links.filter_map(|rest| rest.split('"').next());
    let ours = links.filter(|link| link.starts_with('/'));
    ours.map(|link| link.replace("&#38;", "&").replace("&amp;", "&"))
        .collect()
}
