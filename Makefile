# A front door: installs what is missing and calls the CMake presets.
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60
TREEBANKS ?= ../shared/data/ud
PAIRS ?= ../shared/data/pairs-wikipedia.jsonl
BENCH_FILES ?=
BENCH_FLAGS ?=
BENCH_ARTICLES ?= 500

.PHONY: help demo test check-asan lint fuzz eval bench train align install \
    package test-package test-browser clean release

help:
	@echo 'make demo        build, and check the two bundled articles'
	@echo 'make test        build, and run every test'
	@echo 'make test-browser  drive the HTML report in headless Chromium'
	@echo 'make check-asan  the same tests under AddressSanitizer and UBSan'
	@echo 'make lint        clang-format, clang-tidy and cppcheck'
	@echo 'make fuzz        each fuzz target for FUZZ_SECONDS ($(FUZZ_SECONDS))'
	@echo 'make eval        score the release build on data in ../shared'
	@echo 'make bench       how fast each stage is (BENCH_FILES, BENCH_FLAGS)'
	@echo 'make train       learn src/language/english.model anew (TREEBANKS)'
	@echo 'make align       learn the weights of matched figures anew (PAIRS)'
	@echo 'make install     into PREFIX ($(PREFIX)); DESTDIR is honoured'
	@echo 'make package     Debian packages in build/release'
	@echo 'make test-package  the same, tried on a clean root; the action, too'
	@echo 'make clean       remove build/'

release:
	@tools/setup.sh build
	@cmake --preset release
	@cmake --build --preset release

demo: release
	@echo
	@echo '$$' build/release/crosscheck check fixtures/demo/*.txt
	@echo
	@build/release/crosscheck check fixtures/demo/*.txt || [ $$? -eq 1 ]

test:
	@tools/setup.sh build test
	@cmake --preset dev
	@cmake --build --preset dev
	@ctest --preset dev

# What it needs of npm goes into the build folder.
test-browser:
	@tools/setup.sh build browser
	@cmake --preset dev
	@cmake --build --preset dev --target crosscheck_program
	@mkdir -p build/browser
	@cp tests/browser/package.json tests/browser/package-lock.json build/browser
	@cd build/browser && npm ci --ignore-scripts --no-audit --no-fund
	@node tests/browser/report.mjs build/dev/crosscheck build/browser

check-asan:
	@tools/setup.sh build test clang
	@cmake --preset asan-ubsan
	@cmake --build --preset asan-ubsan
	@ctest --preset asan-ubsan

lint:
	@tools/setup.sh build test lint train
	@cmake --preset dev
	@cmake --build --preset dev --target xc_generated
	@tools/lint.sh build/dev

fuzz:
	@tools/setup.sh build test clang
	@cmake --preset fuzz
	@cmake --build --preset fuzz
	@tools/fuzz.sh build/fuzz $(FUZZ_SECONDS)

eval: release
	@tools/setup.sh eval
	@tools/eval.sh build/release/crosscheck

bench: release
	@build/release/bench $(BENCH_FLAGS) $(BENCH_FILES)
	@echo
	@build/release/bench --articles $(BENCH_ARTICLES)

train:
	@tools/train.sh --treebank $(TREEBANKS)/gum-train.conllu \
	    --other $(TREEBANKS)/ewt-2017-dev.conllu \
	    --other $(TREEBANKS)/ewt-2017-test.conllu \
	    --score $(TREEBANKS)/gum-dev.conllu

align: release
	@tools/align.sh --learn $(PAIRS)

install: release
	@cmake --install build/release --prefix '$(PREFIX)'

package: release
	@tools/setup.sh package
	@cd build/release && rm -f ./*.deb && cpack -G DEB

test-package: package
	@tools/setup.sh test-package
	@tools/test_package.sh build/release
	@tools/test_action.sh

clean:
	@rm -rf build
