#!/usr/bin/env bash
# Where there is a .NET SDK, it builds, packs and runs the .NET library, and builds the generated C# client with its example: Mono has compiled and
# run both in the tests. Needs what ./mvnw package makes.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT
for client in dotnet csharp; do
  mkdir "$work/$client"
  (cd "$work/$client" && jar --extract --file "$(compgen -G "$OLDPWD/target/assure-client-gen-*-$client.zip")")
done
dotnet pack "$work"/dotnet/*/Lalux.Assure.csproj --output "$work/dotnet"
dotnet build "$work"/dotnet/*/example
# Without parameters it says how it is used, with exit code 2.
used=0
dotnet run --no-build --project "$work"/dotnet/*/example || used=$?
[[ $used -eq 2 && -f $(compgen -G "$work/dotnet/Lalux.Assure.*.nupkg") ]]
dotnet build "$work"/csharp/*/example
