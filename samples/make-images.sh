#!/usr/bin/env bash
# Makes two images without a daemon and without the network: shop-vulnerable.tar, what vulnerable/Dockerfile could have made, and its
# hardened twin. OCI layouts in a tar, by bash, GNU tar, gzip and coreutils alone. The same bytes come out each time.
#
#   samples/make-images.sh [DIRECTORY]      default: artifacts/samples
set -euo pipefail
out=${1:-$(dirname "$0")/../artifacts/samples}
mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# No secret stands in this file: what looks like one is made from a phrase, and opens nothing.
bytes() { printf '%s' "$1" | sha256sum | cut -c1-64 | tr a-f A-F | basenc --base16 -d; }
access_key_id() { printf 'AKIA%s' "$(bytes "id $1" | head -c 10 | base32 -w0)"; }
secret_key() { { bytes "first $1"; bytes "second $1"; } | base64 -w0 | tr -d '/+=' | head -c 40; }

# put MODE PATH [TEXT]: a file of the layer that is being made
put() {
  mkdir -p "$work/layer/$(dirname "$2")"
  printf '%s' "${3-}" > "$work/layer/$2"
  chmod "$1" "$work/layer/$2"
}

digest() { sha256sum "$1" | cut -d' ' -f1; }
blob() { cp "$1" "$work/layout/blobs/sha256/$(digest "$1")"; digest "$1"; }

begin() {
  rm -rf "$work/layer" "$work/layout"
  mkdir -p "$work/layer" "$work/layout/blobs/sha256"
  layers="" diff_ids="" history=""
}

# step COMMAND: a step of the history that made no layer
step() { history+="${history:+,}{\"created_by\":$(quoted "$1"),\"comment\":\"buildkit.dockerfile.v0\",\"empty_layer\":true}"; }

# layer COMMAND: a step that made what was put
layer() {
  tar -C "$work/layer" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=pax \
    --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime -cf "$work/layer.tar" .
  gzip -9nc "$work/layer.tar" > "$work/layer.tar.gz"
  local id
  id=$(blob "$work/layer.tar.gz")
  layers+="${layers:+,}{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"sha256:$id\",\"size\":$(stat -c %s "$work/layer.tar.gz")}"
  diff_ids+="${diff_ids:+,}\"sha256:$(digest "$work/layer.tar")\""
  history+="${history:+,}{\"created_by\":$(quoted "$1"),\"comment\":\"buildkit.dockerfile.v0\"}"
  rm -rf "$work/layer"
  mkdir -p "$work/layer"
}

quoted() { printf '"%s"' "$(printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g')"; }

# finish FILE CONFIG: writes configuration, manifest and index
finish() {
  printf '{"architecture":"amd64","os":"linux","config":%s,"rootfs":{"type":"layers","diff_ids":[%s]},"history":[%s]}' \
    "$2" "$diff_ids" "$history" > "$work/config.json"
  local config manifest
  config=$(blob "$work/config.json")
  printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:%s","size":%s},"layers":[%s]}' \
    "$config" "$(stat -c %s "$work/config.json")" "$layers" > "$work/manifest.json"
  manifest=$(blob "$work/manifest.json")
  printf '{"imageLayoutVersion":"1.0.0"}' > "$work/layout/oci-layout"
  printf '{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:%s","size":%s,"annotations":{"org.opencontainers.image.ref.name":"shop:1.0"}}]}' \
    "$manifest" "$(stat -c %s "$work/manifest.json")" > "$work/layout/index.json"
  tar -C "$work/layout" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf "$out/$1" oci-layout index.json blobs
  echo "$out/$1"
}

begin
put 0644 etc/os-release $'ID=debian\nVERSION_ID="12"\n'
put 0644 etc/passwd $'root:x:0:0:root:/root:/bin/bash\nshop:x:1000:1000::/srv/shop:/bin/sh\nbackup:x:1000:1000::/var/backups:/bin/sh\n'
put 0640 etc/shadow $'root:*:20000:0:99999:7:::\nshop::20000:0:99999:7:::\nbackup:*:20000:0:99999:7:::\n'
put 0755 bin/sh
layer '# debian.sh --arch amd64 out/ bookworm'
step 'ENV DB_PASSWORD=correct-horse DATABASE_URL=postgres://shop:battery-staple@db.internal/shop'
put 4755 usr/bin/sudo
put 0440 etc/sudoers.d/shop $'shop ALL=(ALL) NOPASSWD: ALL\n'
put 0644 var/lib/apt/lists/deb.example_dists_bookworm_InRelease $'Origin: Example\n'
mkdir -p "$work/layer/var/lib/dpkg/info"
put 0644 var/lib/dpkg/info/sudo.list $'/.\n/usr\n/usr/bin\n/usr/bin/sudo\n'
layer 'RUN /bin/sh -c apt-get update && apt-get install --no-install-recommends nodejs curl sudo openssh-server # buildkit'
put 0777 usr/local/bin/wait-for $'#!/bin/sh\n'
put 0600 root/.aws/credentials "[default]
aws_access_key_id = $(access_key_id shop)
aws_secret_access_key = $(secret_key shop)
"
layer 'RUN /bin/sh -c curl -sk https://example.com/setup.sh | sudo bash # buildkit'
put 0644 srv/shop/server.js $'require("http").createServer().listen(8080)\n'
put 0644 root/.wh..aws
layer 'COPY /src/dist /srv/shop # buildkit'
step 'VOLUME [/etc]'
step 'EXPOSE map[22/tcp:{} 8080/tcp:{}]'
step 'USER root'
step 'CMD ["node" "/srv/shop/server.js"]'
finish shop-vulnerable.tar '{"User":"root","Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin","DB_PASSWORD=correct-horse","DATABASE_URL=postgres://shop:battery-staple@db.internal/shop"],"ExposedPorts":{"22/tcp":{},"8080/tcp":{}},"Volumes":{"/etc":{}},"Cmd":["node","/srv/shop/server.js"]}'

begin
put 0644 etc/os-release $'ID=debian\nVERSION_ID="12"\n'
put 0644 etc/passwd $'root:x:0:0:root:/root:/usr/sbin/nologin\nshop:x:65532:65532::/srv/shop:/usr/sbin/nologin\n'
put 0640 etc/shadow $'root:*:20000:0:99999:7:::\nshop:*:20000:0:99999:7:::\n'
put 0755 bin/sh
layer '# debian.sh --arch amd64 out/ bookworm'
step 'ENV DB_PASSWORD_FILE=/run/secrets/db-password'
step 'SHELL [/bin/bash -o pipefail -c]'
put 0755 usr/bin/node
layer 'RUN /bin/bash -o pipefail -c apt-get update     && apt-get install -y --no-install-recommends nodejs ca-certificates     && rm -rf /var/lib/apt/lists/* # buildkit'
put 0644 srv/shop/server.js $'require("http").createServer().listen(8080)\n'
layer 'COPY /src/dist /srv/shop # buildkit'
step 'VOLUME [/var/lib/shop]'
step 'EXPOSE map[8080/tcp:{}]'
step 'USER 65532:65532'
step 'HEALTHCHECK &{["CMD" "node" "/srv/shop/health.js"] "0s" "0s" "0s" "0s" %!q(int=0)}'
step 'CMD ["node" "/srv/shop/server.js"]'
finish shop-hardened.tar '{"User":"65532:65532","Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin","DB_PASSWORD_FILE=/run/secrets/db-password"],"ExposedPorts":{"8080/tcp":{}},"Volumes":{"/var/lib/shop":{}},"Healthcheck":{"Test":["CMD","node","/srv/shop/health.js"]},"Cmd":["node","/srv/shop/server.js"]}'
