//! Filling in a form as people do: they read the words of a choice and pick it, open what is folded, type.

use fantoccini::Locator;

use crate::browser::Browser;

/// What stands in boxes: the name of each, and what is typed or picked there, in the words of the page.
pub type Said<'a> = &'a [(&'a str, &'a str)];

/// In the place of a box: a button of the form is pressed, which gives it back with one part more.
const MORE: &str = "+";

/// Fills one box in; where it is a choice, the one with these words.
pub async fn fill(browser: &Browser, name: &str, words: &str) {
    if name == MORE {
        let button = format!("//main//button[normalize-space()={}]", quoted(words));
        browser
            .found_at(&button)
            .await
            .click()
            .await
            .expect("a button");
        return;
    }
    let named = format!("//main//*[@name={}]", quoted(name));
    let first = browser.found_at(&named).await;
    reveal(browser, &named).await;
    let tag = first.tag_name().await.expect("a box");
    let sort = first.attr("type").await.expect("a box").unwrap_or_default();
    let said = quoted(words);
    let choice = match (tag.as_str(), sort.as_str()) {
        ("select", _) => format!("{named}/option[contains(normalize-space(), {said})]"),
        // Of two words that begin alike the whole one is meant.
        ("input", "radio") => {
            format!(
                "//main//label[normalize-space()={said}]/input[@name={}]",
                quoted(name)
            )
        }
        ("input", "checkbox") => format!(
            "//main//label[contains(normalize-space(), {said})]/input[@name={}]",
            quoted(name)
        ),
        _ => {
            first.clear().await.expect("a box");
            first.send_keys(words).await.expect("a box");
            return;
        }
    };
    let found = browser.client.find(Locator::XPath(&choice)).await;
    let found = match found {
        Ok(found) => found,
        Err(_) => panic!("{name} has no {words:?}: {}", browser.text().await),
    };
    found.click().await.expect("a choice");
}

/// Opens what is folded around a box.
pub async fn reveal(browser: &Browser, named: &str) {
    let folded = format!("({named})[1]/ancestor::details[not(@open)]/summary");
    while let Ok(summary) = browser.client.find(Locator::XPath(&folded)).await {
        summary.click().await.expect("what is folded opens");
    }
}

/// Words as a path through a page has them.
pub fn quoted(words: &str) -> String {
    match words.contains('\'') {
        true => format!("\"{words}\""),
        false => format!("'{words}'"),
    }
}
