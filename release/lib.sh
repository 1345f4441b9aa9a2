# What the scripts of this folder have in common; read with `.` by each of them.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(dirname -- "$here")
services='chat-service agent-service view-service'

say() { printf '%s\n' "$*"; }
fail() { printf 'release/%s: %s\n' "${0##*/}" "$*" >&2 && exit 1; }

# need PROGRAM ...: those that must be there
need() {
    for program; do
        command -v "$program" >/dev/null || fail "$program is missing; release/tools or your system's packages have it"
    done
}

# Sets work to a folder that goes when the script ends, and what is in the list of jobs with it.
temporary() {
    work=$(mktemp -d)
    trap 'finish' EXIT
    trap 'exit 130' INT TERM
}

finish() {
    [ -z "${background:-}" ] || kill "$background" 2>/dev/null || :
    chmod -R u+w "$work" && rm -rf "$work"
}

# A version such as 2.0.0 or 2.1.0-rc.1, which is also a tag of images and the version of a chart.
check_version() {
    printf '%s\n' "$1" | grep -Eq '^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$' || fail "$1 is no version: 2.0.0, 2.1.0-rc.1"
}

# sources VERSION FOLDER: what is committed here, under that version. What lies about uncommitted is in no release.
sources() {
    mkdir -p "$2"
    git -C "$root" archive HEAD | tar -x -C "$2"
    was=$(sed -n 's:^  <version>\(.*\)</version>.*:\1:p' "$2/pom.xml" | head -n 1)
    find "$2" -name pom.xml -exec sed -i "s:<version>$was</version>:<version>$1</version>:" {} +
    sed -i "s/^appVersion: .*/appVersion: $1/; s/^version: .*/version: $1/" "$2/helm/openchat/Chart.yaml"
    sed -i "s/:$was\"/:$1\"/" "$2"/k8s/base/*.yaml
}

# Maven in a tree of sources; MAVEN holds further arguments, such as -o.
maven() {
    # shellcheck disable=SC2086 # several arguments
    ./openchat mvn -q ${MAVEN:-} "$@"
}

# Sets plain to what the registry's clients want to be told when it is one on this machine, without TLS.
plain_for() {
    case $1 in
        localhost:* | 127.0.0.1:*) plain=--plain-http ;;
        *) plain='' ;;
    esac
}

# digest_of SERVICE FOLDER: what release/build wrote down
digest_of() {
    sed -n "s/^$1 \(sha256:[0-9a-f]*\)$/\1/p" "$2/images.txt"
}
