//! What the fields of a pack are called, and why one cannot be read.

use super::super::number::{Asked, reason};
use super::super::{fill, t};
use super::shown;
use crate::standard::{Asks, MethodNumber, PackField, PackForm, Unread, Unreadable};

/// The name of a field with its place: 产出指标：分值.
pub fn field_name(field: PackField, form: &PackForm) -> String {
    let of =
        |owner: PackField, what: &str| fill("pack.field.of", &[("owner", shown(&form.text(owner))), ("what", t(what))]);
    match field {
        PackField::Name => t("pack.field.name").to_owned(),
        PackField::Version => t("pack.field.version").to_owned(),
        PackField::Source => t("pack.field.source").to_owned(),
        PackField::Date => t("pack.field.date").to_owned(),
        PackField::Note => t("pack.field.note").to_owned(),
        PackField::Places => t("pack.field.places").to_owned(),
        PackField::Reminder => t("pack.field.reminder").to_owned(),
        PackField::ReductionTo(r) => numbered("pack.field.reduction_to", r),
        PackField::ReductionBy(r) => numbered("pack.field.reduction_by", r),
        PackField::DimensionName(_) => t("pack.field.dimension").to_owned(),
        PackField::DimensionScore(d) => of(PackField::DimensionName(d), "pack.field.full_score"),
        PackField::CategoryName(..) => t("pack.field.category").to_owned(),
        PackField::RowName(..) => t("pack.field.row").to_owned(),
        PackField::RowScore(d, c, r) => of(PackField::RowName(d, c, r), "pack.field.full_score"),
        PackField::BandName(_) => t("pack.field.band").to_owned(),
        PackField::BandFrom(b) => of(PackField::BandName(b), "pack.field.band_from"),
        PackField::TierName(_) => t("pack.field.tier").to_owned(),
        PackField::TierFrom(tier) => of(PackField::TierName(tier), "pack.field.from"),
        PackField::TierTo(tier) => of(PackField::TierName(tier), "pack.field.to"),
        PackField::MethodName(_) => t("pack.field.method").to_owned(),
        PackField::MethodNumber(m, number) => {
            let name = form.text(PackField::MethodName(m));
            fill("pack.field.of", &[("owner", shown(&name)), ("what", &number_name(number))])
        }
        PackField::CapBelow(c) => numbered("pack.field.cap_below", c),
        PackField::CapLimit(c) => numbered("pack.field.cap_limit", c),
        PackField::CapSource => t("pack.field.cap_source").to_owned(),
    }
}

/// The name of a number of a method.
pub fn number_name(number: MethodNumber) -> String {
    match number {
        MethodNumber::Threshold => t("pack.number.threshold").to_owned(),
        MethodNumber::From(band) => numbered("pack.number.from", band),
        MethodNumber::To(band) => numbered("pack.number.to", band),
        MethodNumber::Award(band) => numbered("pack.number.award", band),
        MethodNumber::Line => t("pack.number.line").to_owned(),
        MethodNumber::Every => t("pack.number.every").to_owned(),
        MethodNumber::Cost => t("pack.number.cost").to_owned(),
        MethodNumber::Units => t("pack.number.units").to_owned(),
        MethodNumber::Share => t("pack.number.share").to_owned(),
        MethodNumber::Most => t("pack.number.most").to_owned(),
    }
}

fn numbered(key: &str, index: usize) -> String {
    fill(key, &[("number", &index.saturating_add(1).to_string())])
}

/// Why the text of a field cannot be read, and what to type.
pub fn unreadable(reason_of: Unreadable, asks: Asks) -> &'static str {
    match (reason_of, asks) {
        (Unreadable::TooLong, _) => t("pack.unreadable.too_long"),
        (Unreadable::Number(error), Asks::Points) => reason(error, Asked::Points),
        (Unreadable::Number(error), Asks::Share) => reason(error, Asked::Ratio),
        (Unreadable::Number(_), Asks::Count) => t("pack.unreadable.count"),
        (Unreadable::Number(_), Asks::Number | Asks::Words) => t("pack.unreadable.number"),
    }
}

/// A text that stands in a field and cannot be read, as one of the things to put right.
pub fn unread_in(unread: &Unread, form: &PackForm) -> String {
    let why = form.problem(unread.field).zip(form.asks(unread.field)).map(|(why, asks)| unreadable(why, asks));
    let mut text: String = unread.text.chars().take(SHOWN).collect();
    if text.len() < unread.text.len() {
        text.push('…');
    }
    let values = [("field", &*field_name(unread.field, form)), ("text", &*text), ("why", why.unwrap_or_default())];
    fill("pack.unreadable", &values)
}

/// Characters of an unreadable text that are quoted.
const SHOWN: usize = 20;
