# A fresh machine needs Python 3.11+, Node 20+, make and git; the rest is set up inside this folder.
# ARGS is handed to the command behind a target: make test ARGS="-n0 -k quotes"
.POSIX:
.PHONY: site test quick accept lint soak serve check setup lock clean
.PHONY: bench mutants code-mutants malformed attacks readings leaving lighthouse measure tour contact-sheet pictures brought-files browsers

PYTHON = python3
ARGS =

site: setup
	.venv/bin/briefed build $(ARGS)

# Three workers fill two processors: each starts a Chromium of its own, and often waits for it.
# worksteal: tests that share a built site mostly stay with the worker that built it.
PYTEST = .venv/bin/python -m pytest -n 3 --dist worksteal

# The programs under tests/tools, which share modules with the tests.
TOOL = PYTHONPATH=tests .venv/bin/python -m

# What `make test` runs first.
BEFORE_TEST = lint

test: $(BEFORE_TEST) .venv/.installed node_modules/.complete .tools/dropin/material/.installed .tools/dropin/materialx/.installed \
		.tools/players/.installed
	$(TOOL) tools.get_browsers
	$(PYTEST) $(ARGS)

# Everything that needs neither a browser nor a site of its own.
quick: .venv/.installed node_modules/.complete
	$(PYTEST) --ignore=tests/browser -m "not browser and not slow" $(ARGS)

# Writes the whole texts anew that the tests of `make quick` compare. Read their diff.
accept: .venv/.installed node_modules/.complete
	$(TOOL) support.made
	$(TOOL) support.texts_read
	$(TOOL) support.outcomes

lint: .venv/.installed node_modules/.complete
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	node_modules/.bin/eslint --max-warnings 0 scripts/web tests eslint.config.js
	node_modules/.bin/tsc -p tsconfig.json
	.venv/bin/actionlint -shellcheck .venv/bin/shellcheck .github/workflows/*.yml
	.venv/bin/zizmor --offline --quiet --strict-collection --no-ignores --persona auditor .github/workflows

# The random runs of the tests, so many times as long, each time with other examples.
TIMES = 20
soak: .venv/.installed node_modules/.complete
	BRIEFED_SOAK=$(TIMES) $(PYTEST) -m "hypothesis or soak" $(ARGS)

serve: setup
	.venv/bin/briefed serve $(ARGS)

check: setup
	.venv/bin/briefed check $(ARGS)

bench: setup
	$(TOOL) tools.bench $(ARGS)

mutants: setup
	$(TOOL) tools.mutants $(ARGS)

code-mutants: .venv/.installed node_modules/.complete
	$(TOOL) tools.code_mutants $(ARGS)

malformed: setup
	$(TOOL) tools.malformed $(ARGS)

attacks: setup
	$(TOOL) tools.attacks $(ARGS)

readings: setup browsers
	$(TOOL) tools.readings $(ARGS)

leaving: site browsers
	$(TOOL) tools.leaving

lighthouse: setup tests/tools/lighthouse/node_modules/.installed
	$(TOOL) tools.get_browsers
	$(TOOL) tools.lighthouse.compare $(ARGS)

measure: setup browsers
	$(TOOL) tools.measure $(ARGS)

tour: setup browsers
	$(TOOL) tools.tour $(ARGS)

contact-sheet: site browsers
	$(TOOL) tools.contact_sheet $(ARGS)

# The pictures of README.md and incoming/README.md, taken anew.
pictures: site browsers
	$(TOOL) tools.picture
	$(TOOL) tools.guide_pictures

# The files under tests/brought that LibreOffice writes. A machine that only runs the tests can do without it.
brought-files: .venv/.installed
	$(TOOL) tools.brought_files

# Finds the browsers that the tests drive, and Java, or gets them.
browsers: .venv/.installed
	$(TOOL) tools.get_browsers

setup: .venv/.installed node_modules/.installed

# An installed uv serves if it knows dependency groups, the newest thing that is asked of it.
# The folder goes first on the path, for where the installed one is too old.
WITH_UV = PATH=".tools/uv/bin:$$PATH"
GET_UV = uv pip compile --help 2>/dev/null | grep -q -e --group || { \
	$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
		echo "briefed: $(PYTHON) cannot make virtual environments; install its venv package (Debian: python3-venv)" >&2; \
		exit 1; }; \
	$(PYTHON) -m venv .tools/uv && \
	.tools/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock; }

CHECK_PYTHON = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "briefed: Python 3.11 or newer is needed; $(PYTHON) is: $$($(PYTHON) --version 2>&1);" \
		"name another with: make PYTHON=python3.12" >&2; \
	exit 1; }

CHECK_NODE = node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' || { \
	echo "briefed: Node 20 or newer, with npm, is needed" >&2; exit 1; }

# --no-build: building from source would fetch build tools that the lock file doesn't hold.
# The stamp comes last, so that a set-up that was cut off is taken up again.
.venv/.installed: requirements.lock requirements-uv.lock pyproject.toml
	@$(CHECK_PYTHON)
	@$(GET_UV)
	test -x .venv/bin/python || $(PYTHON) -m venv --clear --without-pip .venv
	$(WITH_UV) uv pip sync --quiet --python .venv/bin/python --require-hashes --no-build requirements.lock
	$(WITH_UV) uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
	@touch $@

# The drop-in renderer, for its tests. Both themes bring a package `material`, so each has a Python of its own.
# Our hook looks for esbuild beside the folder of its Python.
.tools/dropin/material/.installed: tests/dropin/material.lock
.tools/dropin/materialx/.installed: tests/dropin/materialx.lock
.tools/dropin/material/.installed .tools/dropin/materialx/.installed: requirements-uv.lock
	@$(CHECK_PYTHON)
	@$(GET_UV)
	test -x $(@D)/bin/python || $(PYTHON) -m venv --clear --without-pip $(@D)
	$(WITH_UV) uv pip sync --quiet --python $(@D)/bin/python --require-hashes --no-build tests/dropin/$$(basename $(@D)).lock
	ln -sfn ../../node_modules .tools/dropin/node_modules
	@touch $@

# Programs of others that the tests give our packages to. They run by themselves, so nothing of ours imports them.
.tools/players/.installed: tests/players/players.lock requirements-uv.lock
	@$(CHECK_PYTHON)
	@$(GET_UV)
	test -x $(@D)/bin/python || $(PYTHON) -m venv --clear --without-pip $(@D)
	$(WITH_UV) uv pip sync --quiet --python $(@D)/bin/python --require-hashes --no-build tests/players/players.lock
	@touch $@

# The site takes one package; what the tests take as well stays out until they are run.
node_modules/.installed: package.json package-lock.json .npmrc
	@$(CHECK_NODE)
	npm ci --omit=dev
	@touch $@

node_modules/.complete: package.json package-lock.json .npmrc
	@$(CHECK_NODE)
	npm ci
	@touch $@ node_modules/.installed

tests/tools/lighthouse/node_modules/.installed: tests/tools/lighthouse/package.json tests/tools/lighthouse/package-lock.json tests/tools/lighthouse/.npmrc
	@$(CHECK_NODE)
	cd tests/tools/lighthouse && npm ci
	@touch $@

# Keeps the versions that are locked, where they still fit; make lock ARGS=--upgrade takes the newest.
# Folders and indexes that a machine adds of its own stay out: they may hold fewer platforms' files.
# fewest: one version of each package for every Python, so that every machine renders the same pages.
COMPILE = env -u UV_INDEX -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS PATH=".tools/uv/bin:$$PATH" \
	uv pip compile --quiet --no-config --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --custom-compile-command "make lock"

# npm also writes down where each author takes donations; a lock file here holds no address.
NO_ADDRESS = const fs = require("fs"); for (const file of ["package-lock.json", "tests/tools/lighthouse/package-lock.json"]) { \
	const lock = JSON.parse(fs.readFileSync(file)); \
	for (const entry of Object.values(lock.packages)) { delete entry.funding; delete entry.deprecated; } \
	fs.writeFileSync(file, JSON.stringify(lock, null, 2) + "\n"); }

lock:
	@$(CHECK_PYTHON)
	@$(GET_UV)
	$(COMPILE) $(ARGS) --group uv --output-file requirements-uv.lock
	$(COMPILE) $(ARGS) --extra import --extra machines --group dev --group build --output-file requirements.lock pyproject.toml
	for theme in material materialx; do \
		$(COMPILE) $(ARGS) --constraint requirements.lock --output-file tests/dropin/$$theme.lock tests/dropin/$$theme.in || exit 1; done
	$(COMPILE) $(ARGS) --output-file tests/players/players.lock tests/players/players.in
	npm install --package-lock-only
	cd tests/tools/lighthouse && npm install --package-lock-only
	node -e '$(NO_ADDRESS)'

# Leaves what a fresh clone has, and the work in it.
clean:
	rm -rf site .site-* .venv .tools node_modules tests/tools/lighthouse/node_modules .pytest_cache .hypothesis
	find scripts tests -name __pycache__ -prune -exec rm -rf {} +
