//! What `hepatrack ledger` says of a register in a database.

use super::sentences::sentences;

sentences! {
    pushed(lines, place) = "pushed: {lines} lines of the journal to {place}", "已推送：日志{lines}行，至 {place}";
    pulled(lines, file) = "pulled: {lines} lines of the journal to {file}", "已取回：日志{lines}行，至 {file}";
    TABLES_MADE = "the tables are made", "已建表";
    TABLES_THERE = "the tables are there", "表已存在";
    TABLES_BROUGHT_UP = "the tables are brought up to what this program needs", "表已升级为本程序所需";
    begun(name) = "the register '{name}' is begun, empty", "登记册「{name}」已新建，为空";
    there(name) = "the register '{name}' is there", "登记册「{name}」已存在";
    made(tables, register) = "{tables}; {register}.", "{tables}；{register}。";
}
