// The pages of the site in their order: address, file in the project, what the side bar calls it.

/** Groups of pages, as the side bar shows them. */
export const groups = [
  {
    text: 'Start',
    pages: [
      ['index', 'docs/README.md', 'Overview'],
      ['quick-start', 'docs/quick-start.md', 'Quick start'],
      ['frameworks', 'docs/frameworks.md', 'With your tools'],
      ['troubleshooting', 'docs/troubleshooting.md', 'Troubleshooting']
    ]
  },
  {
    text: 'Guide',
    pages: [
      ['events', 'docs/events.md', 'Events'],
      ['ranking', 'docs/ranking.md', 'Ranking and artefacts'],
      ['candidates', 'docs/candidates.md', 'Lists of candidates'],
      ['search', 'docs/search.md', 'Search'],
      ['model', 'docs/model.md', 'Tuning'],
      ['look', 'docs/look.md', 'Look and elder mode'],
      ['decisions', 'docs/decisions.md', 'Decisions'],
      ['scenes', 'docs/scenes.md', 'Scenes'],
      ['friction', 'docs/friction.md', 'Friction'],
      ['surveys', 'docs/surveys.md', 'Surveys']
    ]
  },
  {
    text: 'Privacy',
    pages: [
      ['privacy', 'docs/privacy.md', 'Who can learn what'],
      ['privacy-mathematics', 'docs/privacy-mathematics.md', 'The mathematics']
    ]
  },
  {
    text: 'Backend',
    pages: [
      ['backend', 'docs/backend.md', 'Operation'],
      ['backend-reference', 'backend/README.md', 'Catalogue and routes']
    ]
  },
  {
    text: 'Reference',
    pages: [
      ['api', 'docs/api.md', 'API'],
      ['inspector', 'docs/inspector.md', 'Inspector'],
      ['tags', 'docs/tags.md', 'Tags and segments'],
      ['migration', 'docs/migration.md', 'Migration'],
      ['comparison', 'docs/comparison.md', 'Comparison']
    ]
  },
  {
    text: 'Project',
    pages: [
      ['readme', 'README.md', 'README'],
      ['zh/index', 'README.zh-CN.md', '自述文件（中文）'],
      ['architecture', 'ARCHITECTURE.md', 'Architecture'],
      ['contributing', 'CONTRIBUTING.md', 'Contributing'],
      ['changelog', 'CHANGELOG.md', 'Changes']
    ]
  }
]

/** Address of the page made of a file, by its path in the project. */
export const addressOf = new Map(groups.flatMap(({ pages }) => pages.map(([address, file]) => [file, address])))

/** What TypeDoc reads: the types of every entry that a shop imports. */
export const entries = ['index', 'react', 'elements', 'tokens', 'rules', 'server']

/** The page of an entry, below `api/`. */
export const addressOfEntry = name => (name === 'index' ? 'vitrine' : name)
