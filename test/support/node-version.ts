/** better-sqlite3 13 ends the process without a word on a Node older than 22, so every script asks here first. */
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(`Outpost is developed with Node 24; this is ${process.version}. Run it through npm, for example: npm test\n`)
  process.exit(1)
}
