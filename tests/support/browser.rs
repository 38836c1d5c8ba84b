//! Pages as a browser sees them: Chromium without its window, which must be installed.

use serde_json::Value;

use super::tools::{Folder, run};

/// What the page's own policy says; taken out of a copy, so that a test's script may run, and so
/// that it is the escaping alone that keeps others from running.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";

/// Writes what a promise gives into the page as hexadecimal digits, which no escaping touches.
const REPORT: &str = "async function report(work) {
    let result;
    try { result = await work(); } catch (error) { result = { error: String(error) }; }
    const bytes = new TextEncoder().encode(JSON.stringify(result));
    const mark = document.createElement('pre');
    mark.id = 'samsyn-result';
    mark.textContent = '<<' + Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('') + '>>';
    document.documentElement.append(mark);
}";

/// A copy in which scripts would run, had any come in.
pub fn without_policy(html: &str) -> String {
    assert!(html.contains(POLICY), "the page forbids what it does not need");
    html.replace(POLICY, "")
}

/// Runs `library` and then `work`, the body of an asynchronous function, in a copy of the page;
/// what that returns.
pub fn ask(folder: &Folder, html: &str, library: &str, work: &str) -> Value {
    let html = without_policy(html);
    let (page, end) = html.rsplit_once("</body>").unwrap();
    let script = format!("<script>{library}</script><script>{REPORT}\nreport(async () => {{ {work} }});</script>");
    let page = folder.put("page.html", format!("{page}{script}</body>{end}").as_bytes());
    let profile = format!("--user-data-dir={}", folder.path().join("chromium").display());
    let address = format!("file://{}", page.display());
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        // As high as the page, so that nothing lies below what is looked at.
        "--window-size=1280,6000",
        "--disable-dev-shm-usage",
        &profile,
        "--virtual-time-budget=20000",
        "--dump-dom",
        &address,
    ];
    let dom = run("chromium", &arguments);
    // The last one: a text on the page may look like it.
    let (hex, _) = dom.rsplit_once("&gt;&gt;</pre>").expect("a result");
    let hex = &hex[hex.rfind("&lt;&lt;").expect("its beginning") + 8..];
    let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(|i| u8::from_str_radix(&hex[i..i + 2], 16).unwrap()).collect();
    let result: Value = serde_json::from_slice(&bytes).unwrap();
    assert!(result.get("error").is_none(), "{result}");
    result
}
