#!/usr/bin/env bash
# The leader of two servers of PostgreSQL is killed while eight nurses enter things: patroni and etcd, on one machine.
# Says how long nobody could save, and that nothing that anybody was told is saved was lost.
#
# Needs Debian's packages: apt install postgresql patroni etcd-server. Run it as root, after cargo build --release.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
folder=$(mktemp --directory)
etcd=127.0.0.1:23790
nodes=(one two)
ports=(54321 54322)
started=()

# Ends only what was started here.
finish() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    sleep 2
    for node in "${nodes[@]}"; do
        runuser -u postgres -- "$bin/pg_ctl" -D "$folder/$node" -m immediate stop >/dev/null 2>&1 || true
    done
    rm -rf "$folder"
}
trap finish EXIT

chown postgres "$folder"
chmod 755 "$folder"
etcd --name here --data-dir "$folder/etcd" --enable-v2=true --listen-client-urls "http://$etcd" \
    --advertise-client-urls "http://$etcd" --listen-peer-urls http://127.0.0.1:23800 \
    --initial-advertise-peer-urls http://127.0.0.1:23800 --initial-cluster here=http://127.0.0.1:23800 \
    >"$folder/etcd.log" 2>&1 &
started+=($!)

for place in 0 1; do
    node=${nodes[$place]} port=${ports[$place]}
    cat >"$folder/$node.yml" <<YML
scope: clinic
name: $node
restapi: {listen: "127.0.0.1:$((port + 10))", connect_address: "127.0.0.1:$((port + 10))"}
etcd: {host: "$etcd"}
bootstrap:
  dcs: {ttl: 20, loop_wait: 5, retry_timeout: 5, synchronous_mode: true, postgresql: {use_pg_rewind: true}}
  initdb: [{encoding: UTF8}, {auth: trust}]
postgresql:
  listen: "127.0.0.1:$port"
  connect_address: "127.0.0.1:$port"
  data_dir: "$folder/$node"
  bin_dir: "$bin"
  pgpass: "$folder/$node.pgpass"
  authentication: {superuser: {username: owner}, replication: {username: copy}, rewind: {username: owner}}
  parameters: {unix_socket_directories: "$folder", max_connections: 60}
  pg_hba: ["local all all trust", "host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust"]
YML
    # It is patroni itself that is started, and killed below.
    setpriv --reuid=postgres --regid=postgres --init-groups patroni "$folder/$node.yml" >"$folder/$node.log" 2>&1 &
    started+=($!)
done

# The number of the node that leads, once one does.
leader() {
    for place in 0 1; do
        if [ "$(psql -XAtq -h 127.0.0.1 -p "${ports[$place]}" -U owner -d postgres \
            -c 'SELECT pg_is_in_recovery()' 2>/dev/null)" = f ]; then
            echo "$place"
            return
        fi
    done
}
leads=
for _ in $(seq 60); do
    leads=$(leader)
    if [ -n "$leads" ]; then
        ready=$(psql -XAtq -h 127.0.0.1 -p "${ports[$leads]}" -U owner -d postgres \
            -c "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")
        [ "$ready" = 1 ] && break
    fi
    sleep 1
done
[ -n "$leads" ] || { echo "no server came to lead"; tail -n 20 "$folder"/*.log; exit 1; }

psql -Xq -h 127.0.0.1 -p "${ports[$leads]}" -U owner -d postgres -c 'CREATE DATABASE clinic'
address="postgres://owner@127.0.0.1:${ports[$leads]}/clinic?register=ward&sslmode=disable"
target/release/hepatrack ledger init "$address" | sed "s/ PASSWORD 'choose one'//" >"$folder/grants.sql"
psql -Xq -h 127.0.0.1 -p "${ports[$leads]}" -U owner -d clinic -f "$folder/grants.sql"
psql -Xq -h 127.0.0.1 -p "${ports[$leads]}" -U owner -d clinic -c 'CREATE ROLE ana LOGIN IN ROLE hepatrack_nurse'

# Both servers are named; the one that leads is found. Each nurse says what she was told.
both="127.0.0.1:${ports[0]},127.0.0.1:${ports[1]}"
export HEPATRACK_FAILOVER="postgres://LOGIN@$both/clinic?register=ward&sslmode=disable&target_session_attrs=read-write"
(
    sleep 10
    echo "the leader is killed"
    kill -9 "${started[$((leads + 1))]}"
    kill -9 "$(head -n 1 "$folder/${nodes[$leads]}/postmaster.pid")"
) &
cargo test --locked --release --test ledger -- --ignored --nocapture --exact storm::while_the_leader_dies
now=$(leader)
echo "it was server ${nodes[$leads]} that led, and is server ${nodes[$now]} now"
[ "$now" != "$leads" ]
