/**
 * The defaults of which tables a site sends and takes (F-259, F-260). A site copies them once; a change here reaches
 * it only when somebody applies it, so every change needs a higher version. Tables that are not named go both ways.
 */
import { RuleDefaults } from '../contract/rules.ts'

/** Data of one computer (DT-61 to DT-70): what of it has a table on the wire. */
const local = ['adverse_drug_reaction']

/** Stores, whom they see, what they hold, and who may sign in. */
const needed = ['store', 'name', 'name_store_join', 'item', 'unit', 'item_store_join', 'pref', 'user']

export const ruleDefaults: RuleDefaults = RuleDefaults.parse({
  version: 1,
  rules: [
    ...local.map((table) => ({ table, send: false, receive: false, locked: 'local' })),
    ...needed.map((table) => ({ table, send: true, receive: true, locked: 'needed' })),
  ],
})
