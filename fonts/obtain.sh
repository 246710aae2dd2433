#!/usr/bin/env bash
# Obtains the bundled font files from the packages that carry them, unmodified, and checks their
# SHA-256. Needs: bash, pip, npm, apt-get, dpkg-deb, unzip, tar, sha256sum (Debian or a relative).
# The files are already under version control; run this to see, or to verify, where they came from:
#
#     fonts/obtain.sh NEW_FOLDER
#     diff -r NEW_FOLDER/noto fonts/noto
set -euo pipefail
out=$(realpath -m "${1:?usage: fonts/obtain.sh NEW_FOLDER}")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out/noto" "$out/arphic" "$out/fandol"
cd "$work"

# Noto Serif SC Regular: Python package pylopdf-fonts-zh-cn.
pip download --quiet --no-deps pylopdf-fonts-zh-cn==0.1.1
unzip -q pylopdf_fonts_zh_cn-0.1.1-*.whl -d python
cp python/pylopdf_fonts_zh_cn/NotoSerifSC-Regular.otf "$out/noto/"

# Noto Serif SC Bold and Noto Sans SC Medium: the npm packages of Expo's Google Fonts.
npm pack --silent @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3 >/dev/null
for face in serif sans; do
  mkdir "$face" && tar -xzf "expo-google-fonts-noto-$face-sc-0.4.3.tgz" -C "$face"
done
cp serif/package/700Bold/NotoSerifSC_700Bold.ttf "$out/noto/"
cp sans/package/500Medium/NotoSansSC_500Medium.ttf "$out/noto/"
cp serif/package/LICENSE_FONT "$out/noto/OFL-NotoSerifSC.txt"
cp sans/package/LICENSE_FONT "$out/noto/OFL-NotoSansSC.txt"

# AR PL KaitiM GB and FandolFang: Debian packages, downloaded and unpacked, not installed.
apt-get download -qq fonts-arphic-gkai00mp texlive-lang-chinese 2>/dev/null
for deb in *.deb; do dpkg-deb -x "$deb" debian; done
cp debian/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf "$out/arphic/"
gunzip -c debian/usr/share/doc/fonts-arphic-gkai00mp/license/english/ARPHICPL.TXT.gz >"$out/arphic/ARPHICPL.TXT"
cp debian/usr/share/doc/fonts-arphic-gkai00mp/copyright "$out/arphic/copyright"
cp debian/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf "$out/fandol/"
cp debian/usr/share/doc/texlive-doc/fonts/fandol/README "$out/fandol/README"
gunzip -c debian/usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz >"$out/fandol/COPYING"

cd "$out" && sha256sum --check "$here/SHA256SUMS"
