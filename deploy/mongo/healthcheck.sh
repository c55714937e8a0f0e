#!/bin/sh
# Healthy when this member is the primary. The first time it is asked the set is initiated; asking again does nothing.
set -eu
mongosh --quiet --norc --host 127.0.0.1 --username root --password "$(cat /run/secrets/mongo_root)" --authenticationDatabase admin --eval '
try {
  rs.status();
} catch (error) {
  if (error.codeName !== "NotYetInitialized") throw error;
  rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "mongo:27017" }] });
}
quit(db.hello().isWritablePrimary ? 0 : 1);'
