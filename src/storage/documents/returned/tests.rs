//! What Word and others write, one thing at a time; and what is refused.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::domain::ids::BlockId;
use crate::domain::review::placing::{Change, Mark};

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

fn relations(lines: &[(&str, &str, &str)]) -> String {
    let line = |(kind, target, more): &(&str, &str, &str)| {
        format!(
            r#"<Relationship Id="r{target}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" {more}/>"#
        )
    };
    let lines: String = lines.iter().map(line).collect();
    format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>"#)
}

fn document(body: &str) -> String {
    format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="x"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    )
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A package with this body and other parts.
fn package(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let (root, body) = (relations(&[("officeDocument", "word/document.xml", "")]), document(body));
    let mut parts = vec![("[Content_Types].xml", TYPES), ("_rels/.rels", &root), ("word/document.xml", &body)];
    parts.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    parts.extend(more);
    zipped(&parts)
}

fn read(body: &str) -> Returned {
    from_bytes("svar.docx", package(body, &[])).unwrap()
}

/// Each paragraph on a line: what was put in as `+0[…]`, taken out as `-0[…]`.
fn told(returned: &Returned) -> Vec<String> {
    let change = |change: Change, text: &str| match change {
        Change::Kept => text.to_owned(),
        Change::Added(author) => format!("+{author}[{text}]"),
        Change::Removed(author) => format!("-{author}[{text}]"),
    };
    returned
        .paragraphs
        .iter()
        .map(|it| it.runs.iter().map(|run| change(run.change, &run.text)).collect::<String>() + &change(it.end, ""))
        .collect()
}

fn refusal(bytes: Vec<u8>) -> String {
    let problems = from_bytes("svar.docx", bytes).unwrap_err();
    assert_eq!(problems.len(), 1);
    problems[0].to_string()
}

#[test]
fn changes_have_the_number_of_their_author() {
    let returned = read(
        r#"<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="Anna Ek"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Ett </w:t></w:r>
        <w:ins w:id="2" w:author="Anna Ek"><w:r><w:t>två</w:t></w:r></w:ins><w:del w:id="3" w:author="Bo Alm"><w:r><w:delText>tre</w:delText></w:r></w:del>
        <w:ins w:id="4" w:author="Anna Ek"><w:del w:id="5" w:author="Bo Alm"><w:r><w:delText>ångrat</w:delText></w:r></w:del></w:ins></w:p>
        <w:moveFromRangeStart w:id="8" w:name="m"/><w:p><w:pPr><w:pPrChange w:id="9" w:author="Cilla"><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange></w:pPr>
        <w:moveFrom w:id="6" w:author="Bo Alm"><w:r><w:t>flyttat</w:t></w:r></w:moveFrom></w:p><w:moveFromRangeEnd w:id="8"/>"#,
    );
    assert_eq!(told(&returned), ["Ett +0[två]-1[tre]+0[]", "-1[flyttat]"]);
    assert_eq!(returned.authors, 2, "a change of format is no answer");
}

#[test]
fn fields_links_boxes_and_breaks_are_read_as_they_show() {
    let returned = read(
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>i dag</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:hyperlink r:id="r1" xmlns:r="r"><w:r><w:t>, länk</w:t></w:r></w:hyperlink><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>, ruta</w:t><w:br/><w:t>rad</w:t><w:softHyphen/><w:t>två</w:t></w:r></w:sdtContent></w:sdt>
        <w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent><w:p><w:r><w:t>I en ram</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>I en ram</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
    );
    assert_eq!(told(&returned), ["I en ram", "i dag, länk, ruta\nradtvå"]);
}

#[test]
fn numbers_in_the_margin_are_no_text() {
    let returned = read(
        r#"<w:p><w:r><w:rPr><w:rStyle w:val="Styckenummertecken"/></w:rPr><w:t>12</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>Med stil</w:t></w:r></w:p>
        <w:p><w:r><w:t>13</w:t></w:r><w:r><w:tab/><w:t>Utan stil</w:t></w:r></w:p><w:p><w:r><w:t>2025 är ett år</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>14</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Punkt</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:p><w:r><w:t>950</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3,9 %</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#,
    );
    assert_eq!(told(&returned), ["Med stil", "Utan stil", "2025 är ett år", "Punkt", "950", "3,9 %"]);
}

#[test]
fn marks_and_rows_are_noted() {
    let returned = read(
        r#"<w:p><w:bookmarkStart w:id="1" w:name="samsyn_b0000000007"/><w:r><w:t>Ett</w:t></w:r></w:p><w:p><w:r><w:t>två</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p><w:p><w:bookmarkStart w:id="2" w:name="_GoBack"/></w:p>
        <w:tbl><w:tr><w:trPr><w:del w:id="3" w:author="Anna Ek"/></w:trPr><w:tc><w:p><w:r><w:t>Rad</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#,
    );
    assert_eq!(told(&returned), ["Ett", "två", "", "-0[Rad]"]);
    let mark = Mark::block(BlockId::from_bits(7));
    assert_eq!(returned.paragraphs.iter().map(|it| it.marks.clone()).collect::<Vec<_>>(), [vec![mark.clone()], vec![mark], vec![], vec![]]);
}

#[test]
fn the_token_stands_in_the_footer_where_properties_are_lost() {
    let footer = |text: &str| {
        let rels = relations(&[("footer", "footer1.xml", "")]);
        let footer = format!(
            r#"<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:ftr>"#
        );
        from_bytes("f", package("<w:p/>", &[("word/_rels/document.xml.rels", &rels), ("word/footer1.xml", &footer)])).unwrap().token
    };
    assert_eq!(footer("Samsyn, utkast · Samsyn\u{a0}k3f9a2c81d0e7b55").as_deref(), Some("k3f9a2c81d0e7b55"));
    assert_eq!(footer("Kommunen samsyn"), None);
}

#[test]
fn what_no_reply_is_is_refused_with_its_reason() {
    let rels = |kind: &str| relations(&[(kind, "https://exempelkoping.example/x", r#"TargetMode="External""#)]);
    let with = |name: &str, text: &str| refusal(package("<w:p/>", &[(name, text)]));
    let document_rels = "word/_rels/document.xml.rels";
    for kind in ["attachedTemplate", "image", "oleObject", "frame", "subDocument", "aFChunk"] {
        let said = with(document_rels, &rels(kind));
        assert_eq!(said, "svar.docx: fetches something from outside when it is opened: expected a document that holds all that it shows");
    }
    assert!(from_bytes("f", package("<w:p/>", &[(document_rels, &rels("hyperlink"))])).is_ok(), "a link is followed by nobody");
    let macros = "svar.docx: has macros: expected a Word document without them (.docx)";
    assert_eq!(with("word/vbaProject.bin", ""), macros);
    assert_eq!(with("[Content_Types].xml", &TYPES.replace("wordprocessingml.document.main", "document.macroEnabled.main")), macros);
    let outside = "svar.docx: has a part whose name leads out of the document: expected names as Word gives them";
    for name in ["/etc/passwd", "../../x.xml", "word\\x.xml", "C:/x.xml"] {
        assert_eq!(with(name, ""), outside);
    }
    assert_eq!(with("WORD/document.xml", ""), "svar.docx: has two parts of the same name: expected a Word document (.docx)");
    let declared = format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{}", document("<w:p/>"));
    let doctype = "svar.docx: has a document type in its XML: expected none, as Word saves it";
    assert_eq!(with("word/document.xml", &declared), doctype);
    assert_eq!(with("word/unread.xml", &declared), doctype);
    assert_eq!(
        refusal(vec![0xd0, 0xcf, 0x11, 0xe0, 0]),
        "svar.docx: is an older Word document or has a password: expected a Word document (.docx)"
    );
    let whole = package("<w:p/>", &[]);
    assert_eq!(refusal(whole[..whole.len() / 2].to_vec()), "svar.docx: is no whole package: expected a Word document (.docx)");
    assert_eq!(refusal(Vec::new()), "svar.docx: is no whole package: expected a Word document (.docx)");
    assert!(with("word/document.xml", "<w:document").contains("word/document.xml"));
}

#[test]
fn what_swells_is_refused() {
    let many: Vec<(String, &str)> = (0..65_000).map(|n| (format!("p{n}.xml"), "")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    assert_eq!(refusal(zipped(&many)), "svar.docx: has too many parts: expected at most 10000");
    let bomb = " ".repeat(49 * 1024 * 1024);
    let large = "svar.docx: is too large when unpacked: expected at most 48 MB in all";
    assert_eq!(refusal(package("<w:p/>", &[("word/media/image1.png", &bomb)])), large);
    let deep = "<w:sdt>".repeat(300) + &"</w:sdt>".repeat(300);
    assert!(refusal(package(&deep, &[])).contains("nested too deeply"));
    assert_eq!(refusal(package(&"<w:p/>".repeat(20_001), &[])), "svar.docx: has too many paragraphs: expected at most 20000");

    // The words of one part lie in the package once and are listed twice.
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("a.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(&[b' '; 1000]).unwrap();
    writer.shallow_copy_file("a.xml", "b.xml").unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(refusal(bytes), "svar.docx: has parts that lie over each other: expected a Word document (.docx)");
}

/// A document whose comments, or other part, are this.
fn beside(body: &str, kind: &str, root: &str, inner: &str) -> Vec<u8> {
    let rels = relations(&[(kind, "beside.xml", "")]);
    let part = format!(
        r#"<w:{root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{inner}</w:{root}>"#
    );
    package(body, &[("word/_rels/document.xml.rels", &rels), ("word/beside.xml", &part)])
}

/// All of it is small as a file, and each took minutes or gigabytes.
#[test]
fn what_is_there_too_often_is_refused() {
    let text = |n: usize| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a ".repeat(n / 2));
    assert!(from_bytes("f", package(&text(1_000_000), &[])).is_ok());
    assert_eq!(refusal(package(&text(1_000_002), &[])), "svar.docx: has too long a text: expected at most 1000000");
    let comment = |n: usize| format!("<w:comment w:id=\"1\"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:comment>", "a".repeat(n));
    let said = refusal(beside("<w:p/>", "comments", "comments", &comment(1_000_001)));
    assert_eq!(said, "svar.docx: has too long comments: expected at most 1000000");
    let many = (0..5_001).map(|n| format!("<w:comment w:id=\"{n}\"/>")).collect::<Vec<_>>().concat();
    assert_eq!(refusal(beside("<w:p/>", "comments", "comments", &many)), "svar.docx: has too many comments: expected at most 5000");
    let runs = "<w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins>".repeat(50_001);
    assert_eq!(refusal(package(&format!("<w:p>{runs}</w:p>"), &[])), "svar.docx: has too many runs: expected at most 100000");
    let rels = relations(&vec![("footer", "footer1.xml", ""); 10_001]);
    let said = refusal(package("<w:p/>", &[("word/_rels/document.xml.rels", &rels)]));
    assert_eq!(said, "svar.docx: word/_rels/document.xml.rels has too many relations: expected at most 10000");
    let large = refusal(package(&" ".repeat(8 * 1024 * 1024), &[]));
    assert_eq!(large, "svar.docx: word/document.xml is too large when unpacked: expected at most 8 MB in all");
}

/// Marks, comments and fields that nobody ends reach into everything behind them.
#[test]
fn what_stays_open_is_noted_so_often_and_no_more() {
    let open = (0..1_000).map(|n| format!(r#"<w:bookmarkStart w:id="{n}" w:name="samsyn_b{n}"/>"#)).collect::<Vec<_>>().concat();
    let returned = read(&format!("<w:p>{open}</w:p>{}", "<w:p/>".repeat(1_000)));
    assert!(returned.paragraphs.iter().all(|it| it.marks.len() == 32));
    let open = (0..100).map(|n| format!(r#"<w:commentRangeStart w:id="{n}"/>"#)).collect::<Vec<_>>().concat();
    let comments = (0..100).map(|n| format!(r#"<w:comment w:id="{n}"/>"#)).collect::<Vec<_>>().concat();
    let returned =
        from_bytes("f", beside(&format!("<w:p>{open}<w:r><w:t>x</w:t></w:r></w:p>"), "comments", "comments", &comments)).unwrap();
    assert_eq!(returned.paragraphs[0].runs[0].comments.len(), 16);
    let field = |kind: &str| format!(r#"<w:fldChar w:fldCharType="{kind}"/>"#);
    let fields = (field("begin") + &field("separate")).repeat(50_000);
    let start = std::time::Instant::now();
    let returned = read(&format!("<w:p>{fields}{}</w:p>", "<w:t>x</w:t>".repeat(50_000)));
    let took = start.elapsed();
    assert_eq!(told(&returned), ["x".repeat(50_000)]);
    assert!(took < std::time::Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 2 }), "{took:?}");
}

#[test]
fn a_field_that_ends_twice_or_is_parted_twice_ends_once() {
    let field = |kind: &str| format!(r#"<w:fldChar w:fldCharType="{kind}"/>"#);
    let (begin, separate, end) = (field("begin"), field("separate"), field("end"));
    let say = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = [&begin, &say("1"), &separate, &separate, &say("2"), &begin, &say("3"), &end, &end, &end, &separate, &say("4")];
    assert_eq!(told(&read(&format!("<w:p>{}</w:p>", body.map(String::as_str).concat()))), ["24"]);
}

proptest! {
    #[test]
    fn no_bytes_are_too_much(at in any::<prop::sample::Index>(), with in prop::collection::vec(any::<u8>(), 0..8), in_xml in any::<bool>()) {
        let body = r#"<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:ins w:author="A"/></w:rPr></w:pPr><w:ins w:author="A"><w:r><w:t>1</w:t><w:tab/></w:r></w:ins></w:p></w:tc></w:tr></w:tbl><w:p><w:bookmarkStart w:id="1" w:name="samsyn_b1"/><w:commentRangeStart w:id="1"/><w:r><w:t>å</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>"#;
        if in_xml {
            let mut bytes = body.as_bytes().to_vec();
            let at = at.index(bytes.len());
            bytes.splice(at..=at, with);
            let body = String::from_utf8_lossy(&bytes).into_owned();
            _ = from_bytes("f", package(&body, &[]));
        } else {
            let mut bytes = package(body, &[]);
            let at = at.index(bytes.len());
            bytes.splice(at..=at, with);
            _ = from_bytes("f", bytes);
        }
    }
}
