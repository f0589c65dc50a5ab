#!/bin/sh
# What only the tests need from the system: installed by apt where that is allowed without asking, else named, and the
# tests stop. Each argument is `command=package`.
set -u
missing=""
for need in "$@"; do
    command -v "${need%%=*}" >/dev/null 2>&1 || missing="$missing ${need#*=}"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    as_root="no"
fi
if [ "$as_root" != no ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # a list of words
    $as_root apt-get install -y -q --no-install-recommends $missing >/dev/null </dev/null ||
        { $as_root apt-get update -q >/dev/null </dev/null &&
            $as_root apt-get install -y -q --no-install-recommends $missing >/dev/null </dev/null; }
fi
status=0
for need in "$@"; do
    command -v "${need%%=*}" >/dev/null 2>&1 && continue
    printf '%s\n' "Kiểm thử cần ${need%%=*}. Hãy cài: sudo apt install ${need#*=}" \
        "The tests need ${need%%=*}. Install it: sudo apt install ${need#*=}" >&2
    status=1
done
exit $status
