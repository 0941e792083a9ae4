#!/usr/bin/env bash
# A real PostgreSQL server for the tests: `server.sh start DIR` makes and starts one and writes DIR/connection, a libpq connection
# string; `server.sh stop DIR` ends it and removes it; `server.sh kill DIR` kills it as a power cut would, `server.sh restart DIR`
# brings it back. It listens on a Unix socket only, and as PostgreSQL refuses root it runs as an unprivileged user then.
set -euo pipefail
command=$1 record=$(realpath -m "$2")

fail() { echo "tests/postgres/server.sh: $*" >&2; exit 1; }

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
[ -n "$bin" ] || bin=$(pg_config --bindir 2>/dev/null) || fail "PostgreSQL's server is missing: run scripts/bootstrap"

as_server() {
  if [ "$(id -u)" != 0 ]; then "$@"; return; fi
  local user=nobody
  id postgres >/dev/null 2>&1 && user=postgres
  setpriv --reuid="$(id -u $user)" --regid="$(id -g $user)" --clear-groups --inh-caps=-all "$@"
}

begin() {
  as_server "$bin/pg_ctl" -D "$home/data" -l "$home/log" -w -t 60 -s start >/dev/null </dev/null \
    || { tail -20 "$home/log" >&2; fail "the server does not start"; }
}

stop() {
  [ -s "$record/home" ] || return 0
  home=$(cat "$record/home")
  [ ! -e "$home/data/postmaster.pid" ] || as_server "$bin/pg_ctl" -D "$home/data" -m immediate -s stop || true
  rm -rf -- "$home"
  rm -f -- "$record/home" "$record/connection"
}

case $command in
  start)
    stop
    mkdir -p "$record"
    home=$(mktemp -d "${TMPDIR:-/tmp}/socle-postgres-XXXXXX") # short: a socket's path has at most 107 characters
    echo "$home" >"$record/home"
    if [ "$(id -u)" = 0 ]; then chown "$(as_server id -u):$(as_server id -g)" "$home"; fi
    cd "$home"
    as_server "$bin/initdb" -D "$home/data" -U socle --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
    # fsync stays on: these tests are about durability.
    as_server tee -a "$home/data/postgresql.conf" >/dev/null <<END
listen_addresses = ''
unix_socket_directories = '$home'
shared_buffers = 32MB
max_connections = 80
wal_level = minimal
max_wal_senders = 0
restart_after_crash = on
END
    begin
    echo "host=$home user=socle dbname=postgres" >"$record/connection"
    ;;
  kill)
    home=$(cat "$record/home")
    main=$(head -1 "$home/data/postmaster.pid")
    kill -9 "$main" $(ps -o pid= --ppid "$main") 2>/dev/null || true
    for _ in $(seq 100); do kill -0 "$main" 2>/dev/null || break; sleep 0.02; done
    rm -f -- "$home/data/postmaster.pid" # what a power cut takes with it: the process that it names
    ;;
  restart)
    home=$(cat "$record/home")
    begin
    ;;
  stop) stop ;;
  *) fail "unknown command $command" ;;
esac
