#!/usr/bin/env bash
# Makes a CA, and a certificate for each of the given nodes, in /certs (a volume); what is there stays. The certificate of the CA also goes to /ca,
# a volume for those who only check it: they see no key. For your own machine:
# in production certificates come from your own CA. `es-gencert-cli` comes with the image of the compose file.
set -euo pipefail
cd /certs

[ -f ca/ca.crt ] || es-gencert-cli create-ca -out ./ca
for node in "$@"; do
  [ -f "$node/node.crt" ] || es-gencert-cli create-node -ca-certificate ./ca/ca.crt -ca-key ./ca/ca.key -out "./$node" -dns-names "$node,localhost" -ip-addresses 127.0.0.1
done
# The servers and the API run as other users than this script.
find . -type d -exec chmod 755 {} +
find . -type f -exec chmod 644 {} +
# Only this script signs.
chmod 600 ca/ca.key
install -m 644 ca/ca.crt /ca/ca.crt
