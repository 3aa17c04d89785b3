//! Three tables as cells, written as the bytes of a folder in one of the ways that files come.

use std::fmt::Write as _;

/// The names of the tables, in the order of their bytes.
pub(crate) const NAMES: [&str; 3] = ["patients.csv", "courses.csv", "results.csv"];

/// A header and rows, of texts without quotation marks around them.
pub(crate) type Cells = Vec<Vec<String>>;

/// How tables are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) divider: char,
    pub(crate) line_end: &'static str,
    pub(crate) has_mark: bool,
    pub(crate) quotes_all: bool,
}

/// The styles that are tried.
pub(crate) const STYLES: [Style; 4] = [
    Style {
        divider: ',',
        line_end: "\n",
        has_mark: false,
        quotes_all: false,
    },
    Style {
        divider: ';',
        line_end: "\r\n",
        has_mark: true,
        quotes_all: false,
    },
    Style {
        divider: ',',
        line_end: "\r\n",
        has_mark: false,
        quotes_all: true,
    },
    Style {
        divider: '\t',
        line_end: "\n",
        has_mark: false,
        quotes_all: false,
    },
];

impl Style {
    /// The bytes of a table.
    pub(crate) fn write(self, cells: &Cells) -> Vec<u8> {
        let mut text = String::from(if self.has_mark { "\u{feff}" } else { "" });
        for row in cells {
            for (place, cell) in row.iter().enumerate() {
                if place > 0 {
                    text.push(self.divider);
                }
                if self.quotes_all || cell.contains([self.divider, '"', '\n']) {
                    write!(text, "\"{}\"", cell.replace('"', "\"\"")).unwrap();
                } else {
                    text.push_str(cell);
                }
            }
            text.push_str(self.line_end);
        }
        text.into_bytes()
    }

    /// The cells of a table's bytes, as a reader would have it that takes everything.
    pub(crate) fn read(self, bytes: &[u8]) -> Option<Cells> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(u8::try_from(self.divider).unwrap())
            .from_reader(bytes);
        let rows = reader.records().map(|row| {
            let row = row.ok()?;
            Some(row.iter().map(|cell| cell.trim().to_owned()).collect())
        });
        rows.collect()
    }
}

fn cells(text: &str) -> Cells {
    text.lines()
        .map(|line| line.split('|').map(str::to_owned).collect())
        .collect()
}

/// A valid folder with one of everything that files hold.
pub(crate) fn valid() -> [Cells; 3] {
    [
        "mrn|name|born|sex|cirrhosis|contact|follow_up
W-1|Chen, Wei|1974-05-12|female|none|ward 3|active
W-2|O'Brien, Áine|~1961-02-03|female|compensated||
W-3|李, 娜|1980-11-30|male|unknown||active
W-4|Müller, Jörg|1955-07-01|male|decompensated||lost
W-5|Đặng, Hải|1990-01-20||none||active
W-6|Sow, Awa|1988-09-09|female|none||active
W-7|Ito, Ken|1949-04-04|male|none||active",
        "mrn|drug|start|stop|intent|dose|reason
W-1|entecavir|2019-02-01||treatment|0.5 mg|
W-2|lamivudine|2015-03-01|2018-03-01|treatment||resistance
W-2|tenofovir disoproxil|2018-03-01||treatment||
W-4|tenofovir alafenamide|~2020-01-15||treatment|25 mg|
W-5|tenofovir disoproxil|2022-05-01|2022-12-01|pregnancy||
W-6|entecavir|2017-06-01|2022-01-10|treatment||stop agreed",
        "mrn|date|test|value|unit|lower_limit|upper_limit|assay|status
W-1|2019-01-20|HBV DNA|2.3e6|IU/mL|20||Roche CAP/CTM v2.0|final
W-1|2019-01-20|ALT|133|U/L||40||final
W-1|2019-01-20|HBeAg|positive|||||
W-1|2019-07-20|HBV DNA|5400|IU/mL|20|||final
W-1|2020-02-10|HBV DNA|<20|IU/mL|20|||final
W-1|2021-02-10|HBV DNA|TND|IU/mL|20|||final
W-1|2022-02-10|HBV DNA|85|IU/mL|20|||final
W-1|2022-02-10|ALT|31|U/L|5|40||final
W-1|2022-02-10|HBeAg|negative|||||final
W-1|2024-01-10|HBV DNA|<20|IU/mL|20|||corrected
W-1|2024-01-10|ALT|29|U/L||40||
W-1|2024-01-10|creatinine|71|umol/L||||
W-2|2018-02-20|HBV DNA|6.21|log10 IU/mL||||
W-2|2018-02-20|ALT|84|U/L||35||
W-2|2019-03-05|HBV DNA|310|IU/mL|10|||
W-2|2020-03-05|HBV DNA|TND|IU/mL|10|||
W-2|2023-12-05|HBV DNA|TND|IU/mL|10|||
W-2|2023-12-05|platelets|98|10^9/L||||
W-2|2023-12-05|AST|44|U/L||35||
W-2|2023-12-05|albumin|37|g/L||||
W-2|2023-12-05|total bilirubin|14|umol/L||||
W-2|2023-12-05|AFP|4.1|ng/mL||||
W-3|2023-06-01|HBV DNA|>1.7e8|IU/mL|||Roche CAP/CTM v2.0|
W-3|2023-06-01|HBeAg|positive|||||
W-3|2023-06-01|HBsAg|positive|||||
W-3|2023-12-01|HBV DNA|1.1e5|copies/mL||||
W-3|2023-12-01|ALT|0.9|ukat/L||0.7||
W-4|2021-01-20|HBV DNA|41|IU/mL|10|||
W-4|~2022-03|HBV DNA|TND|IU/mL|10|||
W-4|2023-03-09|HBV DNA|12000|IU/mL|10|||
W-4|2023-04-09|HBV DNA|900|IU/mL|10|||entered-in-error
W-4|2023-05-09|HBV DNA|15000|IU/mL|10|||
W-5|2022-04-20|HBV DNA|4.4e7|IU/mL|||
W-5|2022-12-20|ALT|55|U/L||35||
W-6|2017-05-20|HBV DNA|8.8e5|IU/mL|20||Abbott RealTime|
W-6|2017-05-20|anti-HBe|negative|||||
W-6|2018-05-20|HBV DNA|<10|IU/mL|10|||
W-6|2019-11-20|HBV DNA|<10|IU/mL|10|||
W-6|2021-12-20|HBV DNA|<10|IU/mL|10|||
W-6|2021-12-20|HBsAg quantification|120|IU/mL||||
W-6|2022-07-20|HBV DNA|2600|IU/mL|10|||
W-6|2022-10-20|HBV DNA|5100|IU/mL|10|||
W-6|2022-10-20|HBV DNA|1900|IU/mL|10|||
W-6|2022-10-20|ALT|120|U/L||35||
W-6|2023-10-20|HBV DNA|700|IU/mL|10|||preliminary",
    ]
    .map(cells)
    .map(|mut table| {
        let width = table.first().map_or(0, Vec::len);
        for row in &mut table {
            row.resize(width, String::new());
        }
        table
    })
}
