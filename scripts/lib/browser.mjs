// Browsers and Chromium's driver: found on the machine, or installed after saying so.
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { ensureDebianPackages, isDebian } from './debian.mjs'
import { tool } from './packages.mjs'
import { at, work } from './paths.mjs'
import { ask, attempt } from './run.mjs'
import { Complaint, say } from './say.mjs'

const macApps = ['Google Chrome', 'Chromium'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`)
const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', ...macApps]
const firefoxNames = ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']
const driverNames = ['chromedriver', '/usr/lib/chromium-browser/chromedriver', '/usr/lib/chromium/chromedriver']

const isProgram = path => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The first of the names (or absolute paths) that can be run, as a path. */
function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = names.flatMap(name => (name.startsWith('/') ? [name] : folders.map(folder => join(folder, name))))
  return places.find(isProgram)
}

const major = path => /(\d+)\.\d+\.\d+/.exec(ask(path, ['--version']) ?? '')?.[1]

/** Playwright's own browser, where it was downloaded. */
const playwrightChromium = () => createRequire(at('package.json'))('@playwright/test').chromium.executablePath()

const findChromium = () => process.env.VITRINE_CHROMIUM ?? findProgram([...browserNames, playwrightChromium()])

/** Path of a Chromium, installed if it has to be. */
export async function ensureChromium() {
  if (process.env.VITRINE_CHROMIUM && !isProgram(process.env.VITRINE_CHROMIUM)) {
    throw new Complaint(`VITRINE_CHROMIUM is "${process.env.VITRINE_CHROMIUM}", which is no program.`)
  }
  if (!findChromium()) {
    if (isDebian()) await installOnDebian()
    else await installByPlaywright()
  }
  const found = findChromium()
  if (!found)
    throw new Complaint('No Chromium was found. Install Chromium or Chrome, or set VITRINE_CHROMIUM to its path.')
  return found
}

const installOnDebian = () =>
  ensureDebianPackages(
    ['chromium', 'chromium-driver', 'fonts-noto-cjk'],
    'The tests run in a real browser, and none was found.'
  )

/** Path of a Firefox, for the second opinion of tests/packaging; undefined where there is none and none can be installed. */
export async function ensureFirefox() {
  const find = () => process.env.VITRINE_FIREFOX || findProgram(firefoxNames)
  if (!find() && isDebian()) {
    const why = 'The package is tried in a second browser, and none was found.'
    // Chromium has the word: without the second opinion its tests are skipped.
    await ensureDebianPackages(['firefox-esr'], why).catch(error => say(`  No Firefox: ${error.message}`))
  }
  return find()
}

async function installByPlaywright() {
  say("  Outside the project: downloading Chromium into Playwright's cache (npx playwright install chromium)")
  await attempt(process.execPath, [tool('@playwright', 'test', 'cli.js'), 'install', 'chromium'])
}

/** Paths of a Chromium and of the chromedriver of the same version. */
export async function ensureDriver() {
  const chromium = await ensureChromium()
  const fits = path => path !== undefined && major(path) !== undefined && major(path) === major(chromium)
  const find = () => [process.env.CHROMEDRIVER, findProgram(driverNames)].find(fits)
  if (!find() && isDebian() && chromium.startsWith('/usr/bin/chromium')) await installOnDebian()
  const chromedriver = find()
  if (!chromedriver) {
    const version = major(chromium) ?? 'unknown'
    throw new Complaint(
      `No chromedriver of version ${version} was found for ${chromium}. Install it, or set CHROMEDRIVER to its path.`
    )
  }
  return { chromium, chromedriver }
}

/** Writes the browser's options for the wasm tests: tests/webdriver.json plus what this machine needs. */
export function writeWebdriverOptions(chromium) {
  const options = JSON.parse(readFileSync(at('tests', 'webdriver.json'), 'utf8'))
  const chrome = options['goog:chromeOptions']
  chrome.binary = chromium
  // Chromium refuses to start as root with its sandbox.
  if (process.getuid?.() === 0) chrome.args.push('--no-sandbox')
  const path = work('webdriver.json')
  writeFileSync(path, JSON.stringify(options, null, 2))
  return path
}
