#!/usr/bin/env bash
# Find what the tests take from the system: a Chromium for the browser tests and PostgreSQL's server binaries for
# the tests of a team's record. As root on Debian what is missing is installed; elsewhere those tests skip and say why.
set -uo pipefail

missing=()
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Not on this machine: ${missing[*]}; the tests that need it will skip. (On Debian: apt-get install ${missing[*]})"
    exit 0
fi

# The tests start servers of their own: no cluster that runs all day is wanted.
if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
fi
mkdir -p build
export DEBIAN_FRONTEND=noninteractive
echo "Installing ${missing[*]} for the tests ..."
if ! { apt-get -qq update && apt-get -qq -y -o Dpkg::Options::=--force-confold install "${missing[@]}"; } </dev/null >build/apt.log 2>&1; then
    echo "apt-get could not install ${missing[*]} (see build/apt.log); the tests that need it will skip."
fi
exit 0
