//! What goes wrong between this program and a register in a database.

use crate::wording::sentences::refusals;

refusals! {
    // Of the address, and of whom it leads to.
    address(why) = "{why}: write the address as postgres://NAME@HOST/DATABASE?register=ward&sslrootcert=ca.pem", "{why}：地址请写作「postgres://NAME@HOST/DATABASE?register=ward&sslrootcert=ca.pem」";
    REGISTER_NAME = "a register is named with letters, digits, - and _", "登记册的名称只用字母、数字、- 和 _";
    NO_HOST = "no host is named", "未写明主机";
    ssl_mode(mode) = "sslmode={mode} is not accepted: leave it out, and the certificate of the server is checked; sslmode=disable sends everything unprotected", "不接受「sslmode={mode}」：不写则核对服务器证书；「sslmode=disable」表示全部不加保护地传送";
    certificates(path, why) = "{path}: the certificates cannot be read: {why}", "{path}：无法读取证书：{why}";
    NO_CERTIFICATE = "none stands in it", "其中没有证书";
    PROCESSOR = "the processor of this machine lacks what TLS needs here (AES, AVX2, BMI2, ADX): connect through a local socket or a tunnel with sslmode=disable", "本机处理器缺少 TLS 所需的指令 (AES、AVX2、BMI2、ADX)：请经本机套接字或隧道以「sslmode=disable」连接";
    certificate(host, why) = "{host} does not show a certificate that proves who it is: {why}; name the hospital's own authority with sslrootcert=FILE, and the server as its certificate does", "{host} 的证书不能证明其身份：{why}；请用「sslrootcert=FILE」写明医院自己的证书机构，并按证书上的名称写服务器";
    unreachable(host, why) = "{host} does not answer: {why}", "{host} 无应答：{why}";
    no_tls(host) = "{host} offers no TLS: have it switched on there", "{host} 不提供 TLS：请在服务器上开启";
    password(host, login) = "{host} does not let {login} in: the name or the password is wrong; put it into $PGPASSWORD or ~/.pgpass", "{host} 不允许 {login} 登录：名称或密码有误；密码请写入「$PGPASSWORD」或「~/.pgpass」";
    not_admitted(host, login, why) = "{host} does not let {login} in: {why}", "{host} 不允许 {login} 登录：{why}";
    no_database(host, why) = "{host} has no database of that name: {why}", "{host} 上没有该名称的数据库：{why}";
    no_room_for_connections(host) = "{host} takes no more connections: try again in a moment, or have max_connections raised", "{host} 不再接受新连接：请稍后再试，或请管理员提高「max_connections」";
    disk_full(host) = "the disk of {host} is full: have room made there, then save again", "{host} 的磁盘已满：请管理员腾出空间，然后再次保存";
    server_too_old(host, version, least) = "{host} runs PostgreSQL {version}: {least} or later is needed", "{host} 运行 PostgreSQL {version}：需要 {least} 或更新版本";

    // Of its tables and registers.
    NO_TABLES = "this database has no tables of hepatrack yet: its owner makes them with 'hepatrack ledger init URL'", "此数据库还没有 hepatrack 的表：由其所有者用「hepatrack ledger init URL」建立";
    no_grant(login) = "{login} may not use the tables of hepatrack: its owner grants that, as 'hepatrack ledger init URL' printed", "{login} 无权使用 hepatrack 的表：由其所有者按「hepatrack ledger init URL」打印的语句授权";
    tables_too_new(theirs, ours) = "the tables are of version {theirs}, this program knows {ours}: update the program on this machine", "表的版本为 {theirs}，本程序只认识 {ours}：请更新本机的程序";
    tables_too_old(theirs, ours) = "the tables are of version {theirs}, this program needs {ours}: their owner runs 'hepatrack ledger init URL' with this program", "表的版本为 {theirs}，本程序需要 {ours}：请其所有者用本程序运行「hepatrack ledger init URL」";
    no_register(name) = "this database holds no register '{name}': name another with register=NAME; its owner begins one with 'hepatrack ledger init' or 'push'", "此数据库中没有登记册「{name}」：用「register=NAME」写明另一册；其所有者可用「hepatrack ledger init」或「push」新建";
    read_only_login(login) = "the login {login} may only read this register", "登录名 {login} 只能读取此登记册";
    STANDBY = "the server is a standby that is only read from: name all servers in the address, and target_session_attrs=read-write", "该服务器是只读的备用服务器：请在地址中写明全部服务器及「target_session_attrs=read-write」";
    BUSY = "somebody else is writing something long, such as an import: try again in a moment", "他人正在写入较长的内容，例如导入：请稍后再试";
    another_name(login, named) = "on this register an entry bears the name of its login, {login}: leave out --user, or log in as {named}", "此登记册的记录以登录名 {login} 署名：请不要写「--user」，或以 {named} 登录";

    // Of what it holds.
    rewritten(first) = "the history in the database is not the one that was read before: {first}; nothing is taken over from it: ask who administers it; the copy of this machine holds what was there", "数据库中的历史与以前读到的不同：{first}；不从中采用任何内容：请询问其管理员；本机的副本保存着原有内容";
    ENDS_EARLIER = "it ends earlier than this machine read it", "它比本机读到的更早结束";
    damaged(row) = "a row of the database is not what was written: {row}", "数据库中有一行与写入的不同：{row}";
    entry(seq, at, by) = "entry {seq} of {at} by {by}", "记录 {seq}（{at}，{by}）";
    FIRST_LINE = "the first line of a file of the journal", "日志文件的第一行";
    import(seq) = "the import {seq}", "导入 {seq}";
    HASH_LENGTH = "a hash of another length", "散列值的长度不同";
    FILE_NUMBER = "a file of the journal below 1", "日志文件的编号小于 1";
    not_empty(register) = "the register {register} holds something already: nothing was pushed; name a new one with register=NAME", "登记册 {register} 已有内容：未推送任何内容；请用「register=NAME」写明新的一册";
    BEGINS_LATER = "the journal of this file begins with what was on file before it was kept: the history cannot be pushed whole; use 'hepatrack export' and, on the database, 'hepatrack import'", "此文件的日志始于开始记录之前已有的内容：历史无法完整推送；请用「hepatrack export」，再对数据库用「hepatrack import」";
    occupied(path) = "{path}: something is there already: name a new file", "{path}：已有内容，请另取文件名";

    OTHERS_FIRST = "others wrote first", "他人先写入";
    rewritten_at(entry) = "{entry} is another one there, or missing", "{entry} 在那里是另一条，或已缺失";

    // Of this machine, and of what is under way.
    folder(why) = "the folder for the copy of the register cannot be used: {why}", "无法使用存放登记册副本的文件夹：{why}";
    too_many_copies(most) = "{most} programs use this register on this machine already", "本机已有 {most} 个程序在使用此登记册";
    NO_HOME = "HOME is not set", "未设置 HOME";
    refused(why) = "the database refused: {why}", "数据库拒绝：{why}";
    NO_CONNECTION = "there is no connection", "没有连接";
    NOT_CONFIRMED_YET = "an entry before it is not confirmed by the database yet", "它之前的一条记录尚未得到数据库确认";
    COPY_MADE_ANEW = "the copy of the register on this machine was damaged: it was made anew from the database", "本机的登记册副本已损坏：已从数据库重新生成";
    shown_up_to(fault, entry) = "{fault}: shown is what this machine read last, up to entry {entry}", "{fault}：现显示本机最后读到的内容，至记录 {entry}";
}
