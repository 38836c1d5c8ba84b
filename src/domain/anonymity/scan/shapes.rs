//! What a name looks like that stands in no list, and what a small place is called.

use crate::domain::language::lists::among;

/// Ends of surnames, from Sweden and elsewhere.
const SURNAMES: &str = "sson berg ström gren lund kvist qvist dahl blad stedt vall wall roth feldt feld holm lind mann ell én ander hielm hjelm stråhle crona sköld stierna stjärna strand bäck löf löv ström svärd ić vić vic ovic evic ović ević ovski owski ewski ska enko chuk czuk czyk oglu oğlu zadeh pour nejad yan shvili dze dottir nen lainen läinen escu opoulos poulos idis akis akos ov ova ev eva ez uddin ullah ollah abadi zai";
/// What the ends must follow: shorter words end so by chance.
const STEM: usize = 2;

/// Ends of the names of villages, farms and the like.
const PLACES: &str = "torp arp boda sveden mon hult rud ryd bo by sjö sjön vik viken näs näset tuna hed heden forsen fors bruk sta stad slätt slätten lösa inge ås åsen hyttan hytta berga lunda dal dalen myra myran träsk mark kulla kullen köping löv tomta gården gård backen backa hagen ängen äng lund lunden holmen holm ön udden ryd rum sele selet mo moen torpet stugan hemmet";
/// What may be called after the place it lies in, so that it tells it.
const FACILITIES: &str = "trygghetsboende trygghetsboendet äldreboende äldreboendet gruppboende gruppboendet gruppbostad gruppbostaden servicehus servicehuset vårdhem vårdhemmet behandlingshem behandlingshemmet stödboende stödboendet servicebostad servicebostaden boende boendet förskola förskolan skola skolan friskola friskolan grundskola högstadium hembygdsgård bygdegård bygdegården fritidsgård fritidsgården kyrka kapell vårdcentral vårdcentralen hvb ungdomsboende familjecentral dagcenter dagverksamhet daglig fritidshem herrgård värdshus lanthandel busshållplats camping";
/// Homes whose own name is a place.
const HOMES: &str = "gården backen kullen gläntan lunden hemmet ängen hagen höjden dalen skolan";

fn ends(list: &str, word: &str, stem: usize) -> bool {
    list.split(' ').any(|end| word.strip_suffix(end).is_some_and(|before| before.chars().count() >= stem))
}

/// Whether an unknown word in small letters looks like a surname.
pub(super) fn is_surname(word: &str) -> bool {
    ends(SURNAMES, word, STEM) && word.chars().count() > 4
}

pub(super) fn is_small_place(word: &str) -> bool {
    ends(PLACES, word, 3)
}

pub(super) fn is_facility(word: &str) -> bool {
    among(FACILITIES, word)
}

pub(super) fn is_home(word: &str) -> bool {
    ends(HOMES, word, 2)
}
