mod support;
use support as s;
#[test]
fn scratch() {
    let d = s::draft(include_str!("fixtures/exempelkoping.txt"));
    let m = s::municipality("Exempelköping");
    let sum = s::summary(&m, &d, false);
    let out = std::path::PathBuf::from("/tmp/exp-out"); std::fs::create_dir_all(&out).unwrap();
    let t = std::time::Instant::now();
    let pdf = samsyn::export::pdf(&sum).unwrap();
    println!("{} pages {:?}", pdf.pages, t.elapsed());
    std::fs::write(out.join("a.pdf"), pdf.bytes).unwrap();
}
