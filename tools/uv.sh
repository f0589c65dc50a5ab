#!/bin/sh
# Runs the uv of .venv, on .venv. uv does not read pip's configuration: where this machine names a package mirror or a
# certificate file to pip, hand them on. What is said to uv itself stands.
set -eu
venv=${VENV:-.venv}

# `pip config get` sees one of pip's files only; `list` has them all.
pip_says=$("$venv/bin/python" -m pip --disable-pip-version-check config list 2>/dev/null || true)
of_pip() {
    printf '%s\n' "$pip_says" | sed -n -E "s/^(global|install)\.$1='(.*)'\$/\2/p" | tail -n 1
}

index=${UV_DEFAULT_INDEX:-${UV_INDEX_URL:-${PIP_INDEX_URL:-$(of_pip index-url)}}}
certificates=${SSL_CERT_FILE:-${PIP_CERT:-$(of_pip cert)}}
if [ -n "$index" ]; then export UV_DEFAULT_INDEX="$index"; fi
if [ -n "$certificates" ]; then export SSL_CERT_FILE="$certificates"; fi
unset UV_INDEX_URL # the older name of UV_DEFAULT_INDEX, taken up above

# An office's own authority is known to the system's certificates, as Debian keeps them, and not to those inside uv.
if [ -s /etc/ssl/certs/ca-certificates.crt ]; then export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}"; fi

verb=$1
shift
case $verb in
    compile) exec "$venv/bin/uv" pip "$verb" "$@" ;;
    *) exec "$venv/bin/uv" pip "$verb" --python "$venv/bin/python" "$@" ;;
esac
