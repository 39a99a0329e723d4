// What the compiler cannot see: promises that nobody awaits, SQL outside repositories, clocks and chance in pure
// code, floats near money, functions that no longer fit on a screen. Layout is prettier's.
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const ADMIN = ['src/admin/**/*.{ts,tsx}', 'src/plugins/*/admin/**/*.{ts,tsx}'];
const TESTS = ['tests/**/*.{ts,mts}'];
const DOMAIN = ['src/**/domain/**/*.ts'];
/** The doors to SQL. */
const SQL = ['src/shared/database.ts', 'src/shared/schema-sql.ts', 'src/**/repositories/**/*.ts'];

const NO_SQL = [
  {
    selector: "MemberExpression[property.name='connection'][object.property.name='db']",
    message: 'Take a Db as argument; pool(strapi) from src/shared/database.ts gives one.',
  },
  {
    selector: "CallExpression[callee.property.name='raw']",
    message: 'SQL lives in repositories; use rows() and one() from src/shared/database.ts.',
  },
];
const NO_FLOATS = [
  {
    selector: "CallExpression[callee.name='parseFloat'], CallExpression[callee.property.name='parseFloat']",
    message: 'Money and counts are integers; use Number() on digits that were checked.',
  },
  {
    selector: "CallExpression[callee.property.name='toFixed']",
    message: 'Money is integer fen; use formatFen().',
  },
];
const PURE = [
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Pure code draws nothing; take the value as argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Pure code has no clock; take the moment as argument.',
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'Pure code has no clock; take the moment as argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Pure code has no clock; take the moment as argument.',
  },
  {
    selector:
      "NewExpression[callee.name='Date'] > :matches(Literal[value=/^\\d{4}-/], TemplateLiteral).arguments, NewExpression[callee.name='Date'][arguments.length>1]",
    message: 'A calendar date is a LocalDate, never a Date.',
  },
];
const NODE_MODULES_OF_NODE = [
  { regex: '^node:(?!crypto$)', message: 'Pure code touches nothing outside itself.' },
  {
    regex: '^node:crypto$',
    importNamePattern: '^(random|generateKey|getRandomValues|webcrypto|default$)',
    message: 'Pure code draws nothing; take the value as argument.',
  },
];

/** A rule that is switched off says why: `-- reason`. */
const reasoned = {
  rules: {
    'disable-with-reason': {
      create: (context) => ({
        Program() {
          for (const comment of context.sourceCode.getAllComments()) {
            if (/^\s*eslint-disable/.test(comment.value) && !/\s--\s+\S/.test(comment.value)) {
              context.report({ loc: comment.loc, message: 'Say after `--` why this rule does not hold here.' });
            }
          }
        },
      }),
    },
  },
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/build/**',
      '**/node_modules/**',
      'uniapp-client/**',
      '.yizhan/**',
      '.strapi/**',
      '.cache/**',
      'public/**',
      'src/admin/translations/**',
      'types/generated/**',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@typescript-eslint': tseslint.plugin, yizhan: reasoned },
    rules: {
      'yizhan/disable-with-reason': 'error',
      // `== null` asks for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-unreachable-loop': 'error',
      'no-template-curly-in-string': 'error',
      'no-throw-literal': 'error',
    },
  },
  {
    files: TYPESCRIPT,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // Event handlers of React and of Node may be async; what they return is never looked at.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-require-imports': 'error',
      // `${text}` of an object reads "[object Object]".
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', { max: 320 }],
      'max-lines-per-function': ['error', { max: 75, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['*.mts'], languageOptions: { parser: tseslint.parser } },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...NO_FLOATS, ...NO_SQL],
    },
  },
  { files: SQL, rules: { 'no-restricted-syntax': ['error', ...NO_FLOATS] } },
  {
    files: DOMAIN,
    rules: {
      'no-restricted-syntax': ['error', ...NO_FLOATS, ...NO_SQL, ...PURE],
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'setImmediate', 'fetch', 'strapi'],
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: NODE_MODULES_OF_NODE }],
    },
  },
  {
    // They belong to the admin's own program, which the nearest tsconfig.json leaves out.
    files: ADMIN,
    languageOptions: { parserOptions: { projectService: false, project: './src/admin/tsconfig.json' } },
    rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: TESTS,
    rules: {
      // An answer over HTTP is JSON of any shape, and the assertions say which shape it must have.
      '@typescript-eslint/no-explicit-any': 'off',
      // `import('…')` types name what is loaded from the compiled application.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // A failing assertion may print whatever it was given.
      '@typescript-eslint/no-base-to-string': 'off',
      // What attackers send looks like a template.
      'no-template-curly-in-string': 'off',
      // describe() and it() hold whole stories.
      'max-lines': 'off',
      'max-lines-per-function': 'off',
    },
  },
);
