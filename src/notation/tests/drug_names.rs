//! Which drug the text of a file means.

use super::knowledge;
use crate::notation::parse_file_drug;

#[test]
fn drugs_as_pharmacies_print_them() {
    let knowledge = knowledge();
    for (text, name, dose) in [
        ("Entecavir", "entecavir", None),
        ("Entecavir 0.5 mg", "entecavir", Some("0.5 mg")),
        ("Entecavir 0.5mg", "entecavir", Some("0.5mg")),
        ("ENTECAVIR 0.5 MG daily", "entecavir", Some("0.5 MG daily")),
        ("Entecavir tablets 0.5 mg", "entecavir", Some("0.5 mg")),
        ("Entecavir (ETV) 1 mg", "entecavir", Some("1 mg")),
        ("Baraclude 0.5 mg tab", "entecavir", Some("0.5 mg tab")),
        ("恩替卡韦片", "entecavir", None),
        ("恩替卡韦分散片", "entecavir", None),
        ("马来酸恩替卡韦胶囊", "entecavir", None),
        ("富马酸替诺福韦二吡呋酯片", "tenofovir disoproxil", None),
        ("富马酸丙酚替诺福韦片", "tenofovir alafenamide", None),
        ("艾米替诺福韦片", "tenofovir amibufenamide", None),
        ("拉米夫定片 100mg", "lamivudine", Some("100mg")),
        ("阿德福韦酯片(10mg)", "adefovir", Some("10mg")),
        ("恩替卡韦片(0.5mg)", "entecavir", Some("0.5mg")),
        ("恩替卡韦 0.5毫克", "entecavir", Some("0.5毫克")),
        ("Tenofovir DF 300mg", "tenofovir disoproxil", Some("300mg")),
        (
            "Tenofovir Disoproxil Fumarate (TDF)",
            "tenofovir disoproxil",
            None,
        ),
        ("TDF 300 mg", "tenofovir disoproxil", Some("300 mg")),
        ("富马酸丙酚替诺福韦", "tenofovir alafenamide", None),
        (
            "富马酸丙酚替诺福韦片 25mg",
            "tenofovir alafenamide",
            Some("25mg"),
        ),
        ("富马酸替诺福韦二吡呋酯", "tenofovir disoproxil", None),
        (
            "Peginterferon alfa-2a 180 µg",
            "peginterferon alfa-2a",
            Some("180 µg"),
        ),
        ("peginterferon alfa-2a", "peginterferon alfa-2a", None),
        ("Lamivudin 100 mg", "lamivudine", Some("100 mg")),
        ("3TC 100mg", "lamivudine", Some("100mg")),
    ] {
        let (drug, found) =
            parse_file_drug(text, &knowledge).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        assert_eq!(
            (knowledge.drugs.get(drug).name.as_str(), found.as_deref()),
            (name, dose),
            "{text}"
        );
    }
    for (text, said) in [
        ("TDF/3TC", "two rows: tenofovir disoproxil, lamivudine"),
        ("TDF / FTC", "two rows: tenofovir disoproxil, emtricitabine"),
        (
            "TDF/3TC/DTG",
            "two rows: tenofovir disoproxil, lamivudine (DTG is not recorded here)",
        ),
        (
            "TDF 300 mg + ETV 0.5 mg",
            "two rows: tenofovir disoproxil, entecavir",
        ),
        ("lamivudine and adefovir", "two rows: lamivudine, adefovir"),
        ("tenofovir 300 mg", "three drugs are called so"),
        ("tenofovir", "three drugs are called so"),
        ("Truvada", "holds two drugs"),
        ("aspirin 100 mg", "no drug of the list"),
        ("Entecavir 0.5 furlongs", "no drug of the list"),
        ("Entecavir (TDF)", "no drug of the list"),
        ("", "no drug of the list"),
    ] {
        let fault = parse_file_drug(text, &knowledge).unwrap_err().to_string();
        assert!(fault.contains(said), "{text}: {fault}");
    }
}
