#!/bin/sh
# Pictures need OpenGL through EGL. Where it is missing, install Mesa's (as root), or say how.
set -eu
python=$1
packages="libegl1 libegl-mesa0 libgl1 libgl1-mesa-dri"

can_draw() { "$python" -c "import sys; from toolkits.previz.context import reason_against; sys.exit(bool(reason_against()))"; }

can_draw && exit 0
[ "$(uname -s)" = Linux ] || { echo "exeget: no OpenGL here; pictures need a driver that offers OpenGL 3.3." >&2; exit 1; }
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing $packages ..."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
    can_draw && exit 0
fi
echo "exeget: no EGL library was found, and pictures need it. Run this once:" >&2
echo "  sudo apt-get install -y $packages" >&2
exit 1
