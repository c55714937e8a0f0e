// Runs once, when the data volume is new, as the root user (mongosh). Creates the two roles of roles.json and a user for each, whose
// password is read from a file. On a server of your own: mongosh "mongodb://ROOT@HOST/admin" --file init.js, with ROLES and SECRETS set.
const fs = require('fs');
const roles = JSON.parse(fs.readFileSync(process.env.ROLES || '/docker-entrypoint-initdb.d/roles.json', 'utf8'));
const secrets = process.env.SECRETS || '/run/secrets';
const files = { ingest_daemon: 'mongo_daemon', ingest_migration: 'mongo_migrate' };
const ingest = db.getSiblingDB('ingest');

for (const [role, { user, privileges }] of Object.entries(roles)) {
  const pwd = fs.readFileSync(`${secrets}/${files[role]}`, 'utf8').trim();
  if (pwd.length < 16) {
    throw new Error(`${secrets}/${files[role]} holds no password of 16 characters or more`);
  }

  ingest.createRole({ role, privileges, roles: [] });
  ingest.createUser({ user, pwd, roles: [{ role, db: 'ingest' }] });
}
