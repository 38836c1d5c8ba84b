mod support;
use support as s;
#[test]
fn scratch() {
    let d = s::draft(include_str!("fixtures/exempelkoping.txt"));
    let m = s::municipality("Exempelköping");
    let sum = s::summary(&m, &d, false);
    let out = std::path::PathBuf::from("/tmp/exp-out");
    std::fs::create_dir_all(&out).unwrap();
    let t = std::time::Instant::now();
    let pdf = samsyn::export::pdf(&sum).unwrap();
    println!("{} pages {:?}", pdf.pages, t.elapsed());
    std::fs::write(out.join("a.pdf"), pdf.bytes).unwrap();
}
#[test]
fn scratch2() {
    let d = s::draft(include_str!("fixtures/exempelkoping.txt"));
    let m = s::municipality("Exempelköping");
    for (n, f) in [("a", false), ("f", true)] {
        let sum = s::summary(&m, &d, f);
        let x = samsyn::export::docx(&sum).unwrap();
        std::fs::write(format!("/tmp/exp-out/{n}.docx"), x.bytes).unwrap();
        std::fs::write(format!("/tmp/exp-out/{n}.pdf"), samsyn::export::pdf(&sum).unwrap().bytes).unwrap();
    }
}
