// PostgreSQL for the backend's tests: they start one of their own and leave nothing running.
import { existsSync, readdirSync } from 'node:fs'
import { ensureDebianPackages, isDebian } from './debian.mjs'
import { Complaint } from './say.mjs'

const folder = '/usr/lib/postgresql'
const isInstalled = () =>
  existsSync(folder) && readdirSync(folder).some(version => existsSync(`${folder}/${version}/bin/initdb`))

/** Makes sure that `initdb` and `postgres` are there. */
export async function ensurePostgres() {
  if (isInstalled()) return
  if (!isDebian())
    throw new Complaint(`The backend's tests start a PostgreSQL of their own, from ${folder}: please install one.`)
  await ensureDebianPackages(['postgresql-15'], "The backend's tests start a PostgreSQL of their own.")
}
