#!/usr/bin/env bash
# Stages a release twice: what was built and tested here, as release/stage.mjs has it with --built, and a build of its own in a clone of what is
# committed, in another time zone and with another umask. Both are compared byte by byte, so what would be published is what was tested; the
# second one is signed, by a key of this moment. Then somebody with nothing but the staged repository takes everything published for Java from
# it. Needs bash, git, gpg, Python with venv and what a build needs. .ci/run calls it.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
local_repository=${MAVEN_LOCAL_REPOSITORY:-$HOME/.m2/repository}

work=$(mktemp --directory)
export GNUPGHOME=$work/gnupg
cleanup() {
  gpgconf --kill all 2> /dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
mkdir --mode=700 "$GNUPGHOME"

say() { echo "[release, $SECONDS s] $*"; }
version_of() { sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" pom.xml | head -n 1; }

first=$work/staged/first
second=$work/elsewhere/second

if [[ -n $(git status --porcelain) ]]; then say "what is not committed is not in the second staging"; fi

say "staging what was built here"
node release/stage.mjs --built "$first"

say "staging from a clone"
clone=$work/another/clone
git clone --quiet "$root" "$clone"
# What npm would install there again, from the same lock files.
for module in openapi client-gen; do
  # The same files by other names, where the file system can: nothing writes to them.
  cp --archive --link "$module/node_modules" "$clone/$module/" 2> /dev/null \
    || cp --archive "$module/node_modules" "$clone/$module/"
  cp --remove-destination "$module/node_modules/.package-lock.json" "$clone/$module/node_modules/"
done
# What Python's tools were installed into is as good there.
mkdir --parents "$clone/target/release"
cp --archive target/release/python-environment "$clone/target/release/"
gpg --quiet --batch --passphrase '' --quick-generate-key 'Assure <nobody@invalid>' ed25519 sign 1d
mkdir "$work/images"
echo 'in the place of an image' > "$work/images/image.tar"
(umask 027 && cd "$clone" \
  && TZ=Pacific/Auckland ASSURE_SIGNING_KEY=nobody@invalid node release/stage.mjs --images="$work/images" "$second")
cmp "$work/images/image.tar" "$second/images/image.tar"

say "comparing"
python3 release/compare.py "$first" "$second"
(cd "$second" && sha256sum --quiet --check SHA256SUMS)

signed=0
while read -r name; do
  if [[ $name == *.md5 || $name == *.sha1 ]]; then continue; fi
  gpg --quiet --batch --verify "$second/$name.asc" "$second/$name" 2> "$work/gpg" || { cat "$work/gpg" >&2; exit 1; }
  signed=$((signed + 1))
done < <(cut -c 67- "$second/SHA256SUMS"; echo SHA256SUMS)
say "$signed signatures verified"

# Others' libraries and plugins as this machine has them, but nothing of Assure.
mkdir "$work/others" "$work/consumer"
for entry in "$local_repository"/*; do
  if [[ $(basename "$entry") != lu ]]; then ln -s "$entry" "$work/others/"; fi
done
cp -r release/consumer/. "$work/consumer"
# Below no .mvn: Maven's own Java is told as here.
MAVEN_OPTS=$(tr '\n' ' ' < .mvn/jvm.config) ./mvnw --batch-mode --quiet --file "$work/consumer/pom.xml" \
  -Dmaven.repo.local="$work/repository" -Dmaven.repo.local.tail="$work/others" \
  -Dassure.repository="file://$first/maven" -Dassure.version="$(version_of revision)" \
  -Dresources.version="$(version_of maven-resources-plugin.version)" \
  -Dcompiler.version="$(version_of maven-compiler-plugin.version)" \
  -Ddependency.version="$(version_of maven-dependency-plugin.version)" \
  compile dependency:copy-dependencies
for program in client-gen-*-cli conformance-tests-*-exec; do
  java -jar "$(compgen -G "$work/consumer/target/assure/assure-$program.jar")" --version
done
say "a consumer has compiled with $(ls "$work/consumer/target/assure" | wc -l) published jars"
