#!/bin/sh
# A replica set with authorization needs a key that its members share. A set of one shares it with nobody: a new one at every start is
# enough. With more members, mount one key for all instead.
set -eu
umask 077
head -c 756 /dev/urandom | base64 -w 0 > /tmp/replica.key
chown 999:999 /tmp/replica.key
exec docker-entrypoint.sh mongod --replSet rs0 --keyFile /tmp/replica.key --bind_ip_all
