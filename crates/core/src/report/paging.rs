//! Where sheets end. The browser measures, this decides, the browser cuts.
//!
//! All lengths are in sixty-fourths of a CSS pixel, the grain in which
//! browsers lay out.

/// A block of a flow as the browser laid it out on one long sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its upper edge with its margin.
    pub top: i64,
    /// Its lower edge without its margin.
    pub bottom: i64,
    /// What it may not be parted from.
    pub keep: Keep,
    /// Where it can be cut.
    pub split: Split,
}

/// What a piece or a row may not be parted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// It stands for itself.
    Free,
    /// A heading: never the last on a sheet.
    WithNext,
    /// A signature, a sum: never the first on a sheet.
    WithPrevious,
}

/// Where a piece can be cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Split {
    /// Nowhere.
    Whole,
    /// Between lines of one height.
    Lines(Lines),
    /// Between rows, and within a row that is higher than a sheet.
    Rows(Vec<PieceRow>),
}

/// Lines of one height under one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lines {
    /// The upper edge of the first line.
    pub top: i64,
    /// The height of a line.
    pub height: i64,
    /// How many lines there are.
    pub count: usize,
}

impl Lines {
    /// The upper edge of a line.
    fn top_of(self, line: usize) -> i64 {
        self.top.saturating_add(self.height.saturating_mul(i64::try_from(line).unwrap_or(i64::MAX)))
    }

    /// How many lines end above a place.
    fn above(self, end: i64) -> usize {
        usize::try_from((end - self.top) / self.height.max(1)).unwrap_or(0)
    }
}

/// A row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PieceRow {
    /// Its upper edge.
    pub top: i64,
    /// Its lower edge.
    pub bottom: i64,
    /// What it may not be parted from.
    pub keep: Keep,
    /// The height of the heads that are repeated where a sheet begins with it.
    pub heads: i64,
    /// The lines of its cell with the most of them; none counted: it is not cut.
    pub lines: Lines,
}

impl PieceRow {
    /// What a cell leaves free above its first line, and below its last.
    fn padding(&self) -> i64 {
        (self.lines.top - self.top).max(0)
    }

    /// What comes to lie at the upper edge of a sheet that begins with a line of this row.
    fn begin(&self, line: usize) -> i64 {
        let top = if line == 0 { self.top } else { self.lines.top_of(line) - self.padding() };
        top - self.heads
    }
}

/// Where a sheet ends and the next begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Before a piece.
    Before {
        /// The first piece of the next sheet.
        piece: usize,
    },
    /// Within a paragraph.
    Line {
        /// The paragraph.
        piece: usize,
        /// Its first line on the next sheet.
        line: usize,
    },
    /// Within a table.
    Row {
        /// The table.
        piece: usize,
        /// Its first row on the next sheet.
        row: usize,
        /// The first line of that row there; 0: the row is not cut.
        line: usize,
    },
}

/// The fewest lines of a paragraph or of a row on either side of a cut.
const LINES_TOGETHER: usize = 2;

/// The cuts of a flow. `height` says how much a sheet holds, by its number in
/// the flow, counted from 0. A block that is higher than a sheet and has no lines or rows keeps one of
/// its own.
pub fn cuts(pieces: &[Piece], height: impl Fn(usize) -> i64) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut start = Start { piece: 0, part: 0, line: 0, top: pieces.first().map_or(0, |piece| piece.top) };
    while let Some((cut, next)) = next_cut(pieces, start, height(cuts.len())) {
        cuts.push(cut);
        start = next;
    }
    cuts
}

/// Where a sheet begins.
#[derive(Clone, Copy)]
struct Start {
    /// Its first piece.
    piece: usize,
    /// The first line or row of that piece.
    part: usize,
    /// The first line of that row.
    line: usize,
    /// The place on the long sheet that comes to lie at its upper edge.
    top: i64,
}

/// The end of the sheet that begins at `start`; `None`: it holds all the rest.
fn next_cut(pieces: &[Piece], start: Start, height: i64) -> Option<(Cut, Start)> {
    let end = start.top + height;
    let over = (start.piece..pieces.len()).find(|&index| pieces[index].bottom > end)?;
    let first = start.first_part(over);
    let within = match &pieces[over].split {
        Split::Whole => None,
        Split::Lines(lines) => {
            line_cut(lines.above(end), first, lines.count).map(|line| Cut::Line { piece: over, line })
        }
        Split::Rows(rows) => {
            let line = if over == start.piece { start.line } else { 0 };
            let cut = high_row_cut(rows, (first, line), end, height);
            let cut = cut.or_else(|| row_cut(rows, first, end, over > start.piece).map(|row| (row, 0)));
            cut.map(|(row, line)| Cut::Row { piece: over, row, line })
        }
    };
    let cut = within.or_else(|| whole_cut(pieces, start, over))?;
    Some((cut, Start::at(pieces, cut)))
}

impl Start {
    /// The sheet after a cut.
    fn at(pieces: &[Piece], cut: Cut) -> Self {
        match cut {
            Cut::Before { piece } => Self { piece, part: 0, line: 0, top: pieces[piece].top },
            Cut::Line { piece, line } => {
                let top = match &pieces[piece].split {
                    Split::Lines(lines) => lines.top_of(line),
                    _ => pieces[piece].top,
                };
                Self { piece, part: line, line: 0, top }
            }
            Cut::Row { piece, row, line } => {
                let top = match &pieces[piece].split {
                    Split::Rows(rows) => rows[row].begin(line),
                    _ => pieces[piece].top,
                };
                Self { piece, part: row, line, top }
            }
        }
    }

    /// The first line or row of a piece that is not on an earlier sheet.
    fn first_part(self, piece: usize) -> usize {
        if piece == self.piece { self.part } else { 0 }
    }
}

/// The first line of the next sheet, where a paragraph can be cut at all.
fn line_cut(fitting: usize, first: usize, count: usize) -> Option<usize> {
    let line = fitting.min(count.checked_sub(LINES_TOGETHER)?);
    (line >= first + LINES_TOGETHER).then_some(line)
}

/// The line where a row is cut that no sheet holds, if that is the row at the end of this sheet.
fn high_row_cut(rows: &[PieceRow], start: (usize, usize), end: i64, height: i64) -> Option<(usize, usize)> {
    let row = (start.0..rows.len()).find(|&row| rows[row].bottom > end)?;
    let first = if row == start.0 { start.1 } else { 0 };
    let high = &rows[row];
    if high.bottom - high.begin(first) <= height {
        return None;
    }
    let line = line_cut(high.lines.above(end - high.padding()), first, high.lines.count)?;
    Some((row, line))
}

/// The first row of the next sheet. Where the table may as well begin on the
/// next sheet, at least one row must fit; else one row goes on whatever it costs.
fn row_cut(rows: &[PieceRow], first: usize, end: i64, may_move: bool) -> Option<usize> {
    let over = (first..rows.len()).find(|&row| rows[row].bottom > end)?;
    let mut row = over;
    while row > first && (rows[row].keep == Keep::WithPrevious || rows[row - 1].keep == Keep::WithNext) {
        row -= 1;
    }
    if row > first {
        return Some(row);
    }
    if may_move {
        return None;
    }
    // Nothing fits as it should: part what hangs together, or leave a row that is too high alone.
    if over > first { Some(over) } else { (over + 1 < rows.len()).then_some(over + 1) }
}

/// The cut when the piece `over` goes to the next sheet whole, with the
/// headings before it, and a signature with the end of the text before it.
fn whole_cut(pieces: &[Piece], start: Start, over: usize) -> Option<Cut> {
    let floor = start.piece + 1;
    let mut piece = over;
    while piece >= floor && (pieces[piece].keep == Keep::WithPrevious || pieces[piece - 1].keep == Keep::WithNext) {
        let signed = pieces[piece].keep == Keep::WithPrevious;
        piece -= 1;
        if let (true, Split::Lines(lines)) = (signed, &pieces[piece].split)
            && let Some(line) = line_cut(lines.count, start.first_part(piece), lines.count)
        {
            return Some(Cut::Line { piece, line });
        }
    }
    if piece >= floor {
        return Some(Cut::Before { piece });
    }
    // All of the sheet hangs together: part it where it runs over, if anything stands before that.
    let piece = if over >= floor { over } else { over + 1 };
    (piece < pieces.len()).then_some(Cut::Before { piece })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks under one another: each letter a kind, the number its lines of height 10.
    fn flow(text: &str) -> Vec<Piece> {
        let mut top = 0;
        text.split(' ')
            .map(|word| {
                let (kind, lines) = word.split_at(1);
                let count: usize = lines.parse().expect("a number of lines");
                let bottom = top + 10 * i64::try_from(count).expect("small");
                let (keep, split) = match kind {
                    "p" => (Keep::Free, Split::Lines(Lines { top, height: 10, count })),
                    "h" => (Keep::WithNext, Split::Whole),
                    "s" => (Keep::WithPrevious, Split::Whole),
                    _ => (Keep::Free, Split::Whole),
                };
                let piece = Piece { top, bottom, keep, split };
                top = bottom;
                piece
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str, expect: &[Cut]) {
        assert_eq!(cuts(&flow(text), |_| 100), expect, "{text}");
    }

    fn before(piece: usize) -> Cut {
        Cut::Before { piece }
    }

    fn line(piece: usize, line: usize) -> Cut {
        Cut::Line { piece, line }
    }

    #[test]
    fn what_fits_is_not_cut() {
        check("p4 p6", &[]);
        assert_eq!(cuts(&[], |_| 100), []);
    }

    #[test]
    fn a_paragraph_is_cut_between_lines_two_on_either_side() {
        check("p7 p6", &[line(1, 3)]);
        check("p7 p4", &[line(1, 2)]);
        check("p9 p6", &[before(1)]);
        check("p8 p3", &[before(1)]);
        check("p25", &[line(0, 10), line(0, 20)]);
        check("p21", &[line(0, 10), line(0, 19)]);
    }

    #[test]
    fn a_heading_goes_with_what_follows() {
        check("p9 h1 p4", &[before(1)]);
        check("p7 h1 p4", &[line(2, 2)]);
        check("p8 h1 h1 p2", &[before(1)]);
    }

    #[test]
    fn a_signature_is_not_alone() {
        check("p5 p4 s2", &[line(1, 2)]);
        check("p7 p3 s2", &[before(1)]);
        check("p10 s2", &[line(0, 8)]);
        check("p4 p2 s2 s3", &[before(1)]);
    }

    #[test]
    fn what_is_higher_than_a_sheet_has_one_of_its_own() {
        check("w15", &[]);
        check("p2 w15 p2", &[before(1), before(2)]);
        check("h1 w15 p2", &[before(1), before(2)]);
    }

    fn table(lead: i64, rows: &[(i64, Keep)], heads: i64) -> Vec<Piece> {
        let mut top = lead + heads;
        let rows: Vec<PieceRow> = rows
            .iter()
            .map(|&(height, keep)| {
                let row = PieceRow { top, bottom: top + height, keep, heads, lines: Lines::default() };
                top += height;
                row
            })
            .collect();
        let heading = Piece { top: 0, bottom: lead, keep: Keep::WithNext, split: Split::Whole };
        vec![heading, Piece { top: lead, bottom: top, keep: Keep::Free, split: Split::Rows(rows) }]
    }

    fn row(row: usize) -> Cut {
        Cut::Row { piece: 1, row, line: 0 }
    }

    fn row_line(row: usize, line: usize) -> Cut {
        Cut::Row { piece: 1, row, line }
    }

    /// Tells a row of a table where its lines are: of height 10, with 5 free above and below.
    fn with_lines(mut pieces: Vec<Piece>, row: usize) -> Vec<Piece> {
        if let Split::Rows(rows) = &mut pieces[1].split {
            let row = &mut rows[row];
            let count = usize::try_from((row.bottom - row.top - 10) / 10).expect("a height");
            row.lines = Lines { top: row.top + 5, height: 10, count };
        }
        pieces
    }

    #[test]
    fn a_table_is_cut_between_rows_with_room_for_its_heads() {
        let plain = [(20, Keep::Free); 12];
        // 10 for the heading, 10 for the heads: four rows; then 10 for the heads again.
        assert_eq!(cuts(&table(10, &plain, 10), |_| 100), [row(4), row(8)]);
        assert_eq!(cuts(&table(10, &plain[..4], 10), |_| 100), []);
    }

    #[test]
    fn a_sum_is_not_parted_from_its_rows() {
        let rows = [(20, Keep::Free), (20, Keep::Free), (40, Keep::Free), (20, Keep::WithPrevious)];
        assert_eq!(cuts(&table(10, &rows, 10), |_| 100), [row(2)]);
    }

    #[test]
    fn a_row_higher_than_a_sheet_stands_alone_and_paging_goes_on() {
        let rows = [(20, Keep::Free), (300, Keep::Free), (20, Keep::Free), (20, Keep::Free)];
        assert_eq!(cuts(&table(10, &rows, 10), |_| 100), [row(1), row(2)]);
    }

    #[test]
    fn a_row_higher_than_a_sheet_goes_on_below() {
        // 30 lines. Heading, heads and a row leave room for 5 of them, the heads on the next sheets for 8.
        let rows = [(20, Keep::Free), (310, Keep::Free), (20, Keep::Free)];
        let pieces = with_lines(table(10, &rows, 10), 1);
        let expect = [row_line(1, 5), row_line(1, 13), row_line(1, 21), row_line(1, 28)];
        assert_eq!(cuts(&pieces, |_| 100), expect);
        // What is left of it keeps two lines, and shares its sheet with the row below.
        let rows = [(20, Keep::Free), (160, Keep::Free), (20, Keep::Free)];
        let pieces = with_lines(table(10, &rows, 10), 1);
        assert_eq!(cuts(&pieces, |_| 100), [row_line(1, 5), row_line(1, 13)]);
        let rows = [(20, Keep::Free), (150, Keep::Free)];
        let pieces = with_lines(table(10, &rows, 10), 1);
        assert_eq!(cuts(&pieces, |_| 100), [row_line(1, 5), row_line(1, 12)]);
        // The first row of all, and one with no room left for two of its lines.
        let pieces = with_lines(table(10, &[(310, Keep::Free)], 10), 0);
        assert_eq!(cuts(&pieces, |_| 100), [row_line(0, 7), row_line(0, 15), row_line(0, 23)]);
        let rows = [(60, Keep::Free), (160, Keep::Free)];
        let pieces = with_lines(table(10, &rows, 10), 1);
        assert_eq!(cuts(&pieces, |_| 100), [row(1), row_line(1, 8)]);
    }

    #[test]
    fn a_row_that_fits_on_a_sheet_is_not_cut() {
        let rows = [(40, Keep::Free), (90, Keep::Free)];
        let pieces = with_lines(table(10, &rows, 10), 1);
        assert_eq!(cuts(&pieces, |_| 100), [row(1)]);
    }

    #[test]
    fn a_table_moves_whole_rather_than_leave_its_head_alone() {
        let mut pieces = flow("p9");
        pieces.extend(table(10, &[(20, Keep::Free); 3], 10).into_iter().map(|mut piece| {
            piece.top += 90;
            piece.bottom += 90;
            if let Split::Rows(rows) = &mut piece.split {
                for row in rows {
                    (row.top, row.bottom) = (row.top + 90, row.bottom + 90);
                }
            }
            piece
        }));
        assert_eq!(cuts(&pieces, |_| 100), [before(1)]);
    }

    #[test]
    fn a_sheet_can_be_told_to_hold_less() {
        assert_eq!(cuts(&flow("p25"), |sheet| if sheet == 0 { 80 } else { 100 }), [line(0, 8), line(0, 18)]);
    }

    #[test]
    fn paging_comes_to_an_end_whatever_is_measured() {
        let odd = [
            Piece {
                top: 50,
                bottom: 0,
                keep: Keep::WithNext,
                split: Split::Lines(Lines { top: 0, height: 0, count: 9 }),
            },
            Piece { top: 0, bottom: 900, keep: Keep::WithPrevious, split: Split::Rows(Vec::new()) },
            Piece { top: 900, bottom: 901, keep: Keep::WithPrevious, split: Split::Whole },
        ];
        assert!(cuts(&odd, |_| 0).len() <= odd.len());
        assert!(cuts(&flow("p25 h1 w4 s2"), |_| -1).len() <= 32);
    }
}
