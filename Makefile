# gdplot. `make help` lists the targets.

VERSION = 0.2.0
DATE = 2026-11-29
PREFIX ?= /usr/local
TO = $(DESTDIR)$(PREFIX)

CC ?= cc
PKG_CONFIG ?= pkg-config
# No contraction: results are the same bits on every processor. Nobody asks errno of functions such as sqrt, which
# then are instructions, for vectors, too.
LANGUAGE = -std=c11 -D_XOPEN_SOURCE=700 -Wall -Wextra -Wpedantic -Wshadow -ffp-contract=off -fno-math-errno -pthread
FLAGS = $(LANGUAGE) -Isrc -DGDPLOT_VERSION='"$(VERSION)"' -DGDPLOT_DATE='"$(DATE)"'

ifdef DEVELOPER
FLAGS += -Werror
SANITIZE = 1
endif
# Sanitizers make slow what an optimiser made fast; their builds are the quicker for it.
ifdef SANITIZE
CFLAGS ?= -O1 -g
else
CFLAGS ?= -O3 -g
endif
SANITIZERS = -fno-sanitize-recover=all -fno-omit-frame-pointer
ifdef FUZZ
BUILD = build/fuzz
FLAGS += -fsanitize=fuzzer-no-link,address,undefined,float-cast-overflow $(SANITIZERS)
else ifeq ($(SANITIZE),thread)
BUILD = build/sanitize-thread
FLAGS += -fsanitize=thread $(SANITIZERS)
else ifdef SANITIZE
BUILD = build/sanitize
FLAGS += -fsanitize=address,undefined,float-cast-overflow $(SANITIZERS)
else
BUILD = build
ifdef STATIC
BUILD = build/static
endif
# A mistake that gets through ends the program instead of serving who made the file.
HARDEN = -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fPIE
HARDEN_LINKS = -pie -Wl,-z,relro,-z,now,-z,noexecstack
endif

LIBRARIES = cairo cairo-ft harfbuzz harfbuzz-subset fribidi libpng libdeflate yaml-0.1 nettle expat zlib json-c libwebpmux libwebp
# Asked when a recipe runs, not when make starts: `make deps all` installs pkg-config first.
LIBRARY_FLAGS = $$($(PKG_CONFIG) --cflags $(LIBRARIES))
LIBRARY_LINKS = $$($(PKG_CONFIG) --libs $(LIBRARIES) $(DEPENDENCIES) $(SHARPYUV) | sed 's/$$/ -lgif/' | $(TAKE_ARCHIVES)) -lm
# What the archive of libwebp needs from its version 1.3 on (Debian 13).
SHARPYUV = $$($(PKG_CONFIG) --exists libsharpyuv && echo libsharpyuv)
# These come from their archives, where there are any (SHARED=1: all are shared libraries). Debian's Cairo brings
# those of X11 with it; from its archive the linker takes no more than is called. So there are 12 libraries to load
# instead of 29, which takes two fifths off the start. HarfBuzz has no archive there, and what it loads stays shared.
# Where an archive needs more than is listed here, SHARED=1 helps.
ifndef SHARED
ARCHIVES = cairo pixman-1 fontconfig expat fribidi deflate yaml nettle json-c gif webpmux webp sharpyuv
DEPENDENCIES = pixman-1 fontconfig expat
TAKE_ARCHIVES = sed "s|.*|-Wl,--as-needed & |; $$(for name in $(ARCHIVES); do \
                    file=$$($(CC) -print-file-name=lib$$name.a); [ ! -f "$$file" ] || echo "s|-l$$name |$$file |;"; done)"
else
TAKE_ARCHIVES = cat
endif

# One file that needs no library of the system it runs on: HarfBuzz, of which Debian has no archive, is compiled from
# Debian's source of the version installed, and all else is linked from archives. The C library's archive has malloc
# and its like in one object, so that program/allocators.c cannot define them: the linker puts its own in their place.
HARFBUZZ = build/harfbuzz/harfbuzz.o
ifdef STATIC
STATIC_LIBRARIES = cairo pixman-1 fontconfig freetype png16 expat fribidi deflate yaml nettle json-c gif webpmux webp brotlidec brotlicommon z bz2 \
                   stdc++ m
ALLOCATORS = malloc calloc realloc memalign aligned_alloc posix_memalign
FLAGS += -DMEM_WRAPPED
HARDEN_LINKS = -static-pie -s -Wl,-z,relro,-z,now,-z,noexecstack $(ALLOCATORS:%=-Wl,--wrap=%)
LIBRARY_LINKS = $(STATIC_LIBRARIES:%=-l%) $$($(PKG_CONFIG) --exists libsharpyuv && echo -lsharpyuv)
$(BUILD)/gdplot: $(HARFBUZZ)
endif

# All but the program's own is a library, which its tests link.
SOURCES = $(filter-out src/program/% src/wasm/%,$(wildcard src/*/*.c))
OBJECTS = $(SOURCES:src/%.c=$(BUILD)/%.o) $(BUILD)/text/embedded.o $(BUILD)/template/builtin.o
LIBRARY = $(BUILD)/libgdplot.a
PROGRAM_OBJECTS = $(patsubst src/%.c,$(BUILD)/%.o,$(filter-out %/ranks_mpi.c,$(wildcard src/program/*.c)))
# The program of several ranks is linked with MPI, and otherwise the same.
MPI_OBJECTS = $(PROGRAM_OBJECTS:%/ranks_alone.o=%/ranks_mpi.o)
MPI_FLAGS = $$($(PKG_CONFIG) --cflags ompi-c)
MPI_LINKS = $$($(PKG_CONFIG) --libs ompi-c)
FONTS = $(wildcard src/text/fonts/*.ttf)
TEMPLATES = $(wildcard templates/*.mustache)
PAGES = guide options formats documents ci cluster templates security
EXAMPLES = $(wildcard data/*.* data/logs/*)
PICTURES = $(wildcard doc/img/*.* doc/img/shown/*)
PROGRAM = $(BUILD)/gdplot
UNIT_TESTS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%.t,$(wildcard tests/unit/*.c))
TARGETS = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
SECONDS = 5
# Races are looked for where there are threads, or processes beside each other.
ifeq ($(SANITIZE),thread)
SCRIPT_TESTS = $(patsubst %,tests/%.t,keep leftovers map output report runs sweep trajectory)
else
SCRIPT_TESTS = $(wildcard tests/*.t)
endif
TEST_PROGRAMS = $(addprefix $(BUILD)/,tests/pixels tests/escape bench/floor bench/rows)
COMPILE = $(CC) $(FLAGS) $(HARDEN) $(CFLAGS) $(LIBRARY_FLAGS) -MMD -MP

# What is needed to build and to draw, and what the tests need besides.
LIBRARY_PACKAGES = libc6-dev libcairo2-dev libfreetype-dev libharfbuzz-dev libfribidi-dev libpng-dev libdeflate-dev \
                   libyaml-dev nettle-dev libexpat1-dev zlib1g-dev libjson-c-dev libgif-dev libwebp-dev
PACKAGES = gcc make pkg-config $(LIBRARY_PACKAGES)
STATIC_PACKAGES = $(PACKAGES) g++ dpkg-dev
MPI_PACKAGES = $(PACKAGES) libopenmpi-dev openmpi-bin iproute2
DEB_PACKAGES = $(PACKAGES) dpkg-dev lintian
STATIC_NOTICES = libc6 libcairo2-dev libpixman-1-dev libfontconfig-dev libfreetype-dev libharfbuzz-dev libpng-dev \
                 libexpat1-dev libfribidi-dev libdeflate-dev libyaml-dev nettle-dev libjson-c-dev libgif-dev libwebp-dev libbrotli-dev zlib1g-dev libbz2-dev \
                 libgcc-s1
CHECK_PACKAGES = $(PACKAGES) \
           gnuplot-nox locales faketime bsdutils zsh \
           libcmocka-dev perl python3-pil gifsicle webp imagemagick librsvg2-bin libxml2-utils poppler-utils qpdf mandoc groff-base \
           fonts-hosny-amiri fonts-lohit-deva fonts-wqy-microhei texlive-latex-base texlive-latex-recommended \
           texlive-luatex lmodern pandoc

# What is measured beside gdplot (none of it with sanitizers), and the packages that takes.
BENCH_COMPILE = $(CC) $(LANGUAGE) $(CFLAGS) -MMD -MP
BENCH_PROGRAMS = $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/*.c)) \
                 $(patsubst tests/bench/peers/%.c,$(BUILD)/bench/plplot-%,$(wildcard tests/bench/peers/*.c))
BENCH_PACKAGES = hyperfine time python3-matplotlib python3-numpy python3-pandas gnuplot-nox libplplot-dev plplot-driver-cairo \
                 r-base-core r-cran-ggplot2 r-cran-data.table
PYTHON ?= /usr/bin/python3
BENCH = GDPLOT=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) PYTHON=$(PYTHON) $(PYTHON) -B tests/bench/run.py

BROWSER_PACKAGES = chromium chromium-driver poppler-utils python3-pil

# What the fonts in the program are made from: those of Debian 12, whatever version the packages have by now.
FONT_PACKAGES = fonts-lato fonts-dejavu-core libharfbuzz-dev pkg-config
FONT_FILES ?= /usr/share/fonts/truetype

INJECTION_PACKAGES = $(BROWSER_PACKAGES) pandoc python3 python3-yaml

# Fonts to be mutated come cut down by hb-subset.
FUZZ_PACKAGES = clang libclang-rt-14-dev libharfbuzz-bin fonts-cantarell fonts-inter-variable

COVERAGE_PACKAGES = gcovr

LINT_PACKAGES = clang-tidy cppcheck
ANALYSERS = gcc clang-tidy cppcheck

# For check-arm64: a cross compiler, and the libraries for arm64 beside those for amd64.
ARM64_PACKAGES = gcc-aarch64-linux-gnu qemu-user $(addsuffix :arm64,$(LIBRARY_PACKAGES))

# For check-repro: one figure in so many; for lint: one file in so many that clang follows; for mutate: how many changes,
# and which ones (for lint: which files); for check-injection: how many labels.
EVERY ?= 1
RELEASE ?= trixie
MUTATIONS ?= 100000
SEED ?= 1
LABELS ?= 1000

.PHONY: all static wasm deps-wasm check-wasm deb deb-deps deps deps-check deps-static deps-mpi mpi check-mpi bench-deps browser-deps arm64-deps fuzz-deps coverage-deps lint-deps figures check check-repro \
        check-browser check-arm64 check-static check-debian check-releases debian-deps check-injection injection-deps check-limits check-sentences mutate fuzz torture torture-everywhere \
        kill coverage lint bench bench-doc fonts fonts-deps golden contact-sheet doc-pictures format dist install uninstall clean help

all: $(PROGRAM) ## build the program (SANITIZE=1: with sanitizers; SANITIZE=thread: finds races; DEVELOPER=1: warnings are errors, too)

$(PROGRAM): $(BUILD)/main.o $(PROGRAM_OBJECTS) $(OBJECTS)
	$(CC) $(FLAGS) $(HARDEN) $(HARDEN_LINKS) $(CFLAGS) $(LDFLAGS) $^ -o $@ $(LIBRARY_LINKS)

mpi: $(BUILD)/gdplot-mpi ## build the program for several processes that share the work, build/gdplot-mpi (make deps-mpi)

$(BUILD)/gdplot-mpi: $(BUILD)/main.o $(MPI_OBJECTS) $(OBJECTS)
	$(CC) $(FLAGS) $(HARDEN) $(HARDEN_LINKS) $(CFLAGS) $(LDFLAGS) $^ -o $@ $(LIBRARY_LINKS) $(MPI_LINKS)

$(BUILD)/program/ranks_mpi.o: src/program/ranks_mpi.c Makefile
	@mkdir -p $(@D)
	@$(PKG_CONFIG) --exists ompi-c || { echo "OpenMPI is not here: make deps-mpi" >&2; exit 1; }
	$(COMPILE) $(MPI_FLAGS) -c $< -o $@

# All of HarfBuzz in one object, compiled to the same arithmetic as everything else.
$(HARFBUZZ): build/harfbuzz/unpacked
	$(CXX) -O2 -fPIE -fno-exceptions -fno-rtti -fno-threadsafe-statics -ffp-contract=off -DHAVE_PTHREAD \
	    -c build/harfbuzz/source/src/harfbuzz-subset.cc -o $@

build/harfbuzz/unpacked:
	@echo "the source of HarfBuzz is not here: make deps-static" >&2; exit 1

# Tests take of it what they use; linked with all, each would take as long as the program.
$(LIBRARY): $(OBJECTS)
	@$(RM) $@
	$(AR) rcs $@ $^

$(BUILD)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(COMPILE) -c $< -o $@

$(BUILD)/text/embedded.o: src/text/embedded.S src/base/embed.h $(FONTS) Makefile
	@mkdir -p $(@D)
	$(CC) -c $< -o $@

$(BUILD)/template/builtin.o: src/template/builtin.S src/base/embed.h $(TEMPLATES) Makefile
	@mkdir -p $(@D)
	$(CC) -c $< -o $@

# The program as WebAssembly. Left out are rooms and files that need what is not there (Cairo and all that packs pixels,
# other programs, folders to write to); src/wasm has what stands in their place, and files and memory as they are there.
# Debian has no archives of libraries for it: a few files of their sources are compiled, with Debian's headers.
WASM = build/wasm
WASM_PACKAGES = $(PACKAGES) emscripten nodejs dpkg-dev
WASM_LIBRARIES = libharfbuzz-dev libfribidi-dev libyaml-dev nettle-dev libjson-c-dev zlib1g-dev
WASM_HEADERS = fribidi harfbuzz json-c nettle yaml.h
WASM_OF_REPORT = $(addprefix report/,choices.c command_line.c json.c live_fields.c live_figure.c live_page.c)
WASM_ABSENT = $(filter-out $(WASM_OF_REPORT),$(patsubst src/%,%,$(wildcard src/report/*.c))) program/allocators.c program/ranks_mpi.c program/stack.c \
              $(addprefix base/,child.c leftovers.c mem_pages.c outfile.c outfile_copy.c process.c processors.c \
              scratch.c workers.c) \
              $(addprefix cli/,command_report.c report_init.c command_redo.c command_recipe.c command_diff.c \
              version_libraries.c) $(addprefix picture/,diff_%.c made_%.c match.c) \
              $(addprefix render/,apng.c cairo_vector.c canvas_cairo.c extract_pdf.c extract_png.c extract_svg.c gif.c \
              gif_palette.c gnuplot.c gnuplot_pdf.c gnuplot_run.c gnuplot_svg.c inflate.c pdf_%.c png.c png_pixels.c \
              raster.c raster_frames.c svg_ids.c typefaces.c webp.c)
WASM_OF_LIBRARIES = \
    $(addprefix libfribidi-dev/source/lib/fribidi,.c -arabic.c -bidi.c -bidi-types.c -brackets.c -joining.c -joining-types.c \
    -mirroring.c -run.c -shape.c) \
    $(addprefix libyaml-dev/source/src/,api.c emitter.c parser.c reader.c scanner.c writer.c) \
    $(addprefix nettle-dev/source/,sha256.c sha256-compress.c write-be32.c) \
    $(addprefix zlib1g-dev/source/,adler32.c compress.c crc32.c deflate.c trees.c zutil.c) \
    $(addprefix libjson-c-dev/source/,arraylist.c debug.c json_object.c json_tokener.c json_util.c linkhash.c printbuf.c \
    strerror_override.c)
WASM_SOURCES = $(filter-out $(WASM_ABSENT:%=src/%),$(wildcard src/*.c src/*/*.c))
WASM_OBJECTS = $(WASM_SOURCES:src/%.c=$(WASM)/gdplot/%.o) $(WASM)/gdplot/text/embedded.o $(WASM)/gdplot/template/builtin.o \
               $(WASM_OF_LIBRARIES:%.c=$(WASM)/%.o) $(WASM)/libharfbuzz-dev/harfbuzz.o
# The compiler that emcc calls, with its flags: half a second less a file. What it would say of libraries is not ours.
WASM_LLVM = 14
WASM_CC = clang-$(WASM_LLVM) @$(WASM)/flags -Os -ffp-contract=off -isystem $(WASM)/include $(WASM_HEADERS:%=-isystem $(WASM)/include/%) \
          -isystem $(WASM)/zlib1g-dev/source
WASM_FLAGS = $(filter-out -pthread,$(LANGUAGE)) -Isrc -DGDPLOT_VERSION='"$(VERSION)"' -DGDPLOT_DATE='"$(DATE)"' -MMD -MP
# What no figure shows of HarfBuzz: neither what it shapes nor the subsets of fonts change.
WASM_HARFBUZZ = NO_MT DISABLE_DEPRECATED NO_ATEXIT NO_BUFFER_MESSAGE NO_BUFFER_SERIALIZE NO_BUFFER_VERIFY NO_ERRNO NO_GETENV \
                NO_LAYOUT_COLLECT_GLYPHS NO_MATH NO_META NO_MMAP NO_OPEN NO_SETLOCALE NO_OT_FONT_GLYPH_NAMES NO_STYLE
# Linked by hand, not by emcc, which writes a JavaScript of its own and lets through what that would give. What is
# undefined here is an error, but for what a header says is gdplot.js's.
WASM_LINKS = --gc-sections --strip-all --stack-first -z stack-size=2097152 --max-memory=1073741824 \
             --wrap=emscripten_resize_heap -lstandalonewasm-memgrow -lc -ldlmalloc -lcompiler_rt -lc++abi-noexcept

$(WASM)/gdplot.wasm: $(WASM_OBJECTS) $(WASM)/flags
	of_emcc=$$(sed 's/.*--sysroot=\([^ ]*\).*/\1/' $(WASM)/flags)/lib/wasm32-emscripten; \
	    wasm-ld-$(WASM_LLVM) $(WASM_OBJECTS) $$of_emcc/crt1.o -L$$of_emcc $(WASM_LINKS) -o $@.linked
	wasm-opt -Oz $@.linked -o $@

$(WASM)/gdplot.js: src/wasm/gdplot.js
	@mkdir -p $(@D)
	cp $< $@

$(WASM)/flags: Makefile $(WASM)/unpacked
	@mkdir -p $(WASM)/include
	@for header in $(WASM_HEADERS); do ln -sfn /usr/include/$$header $(WASM)/include/$$header; done
	emcc --cflags >$@

$(WASM)/unpacked:
	@echo "the sources of the libraries are not here: make deps-wasm" >&2; exit 1

$(WASM)/gdplot/%.o: src/%.c $(WASM)/flags
	@mkdir -p $(@D)
	$(WASM_CC) $(WASM_FLAGS) -c $< -o $@

$(WASM)/gdplot/text/embedded.o $(WASM)/gdplot/template/builtin.o: $(WASM)/gdplot/%.o: src/%.S src/base/embed.h $(FONTS) \
    $(TEMPLATES) $(WASM)/flags
	@mkdir -p $(@D)
	clang-$(WASM_LLVM) @$(WASM)/flags -c $< -o $@

$(WASM)/lib%.o: $(WASM)/unpacked src/wasm/config/config.h | $(WASM)/flags
	$(WASM_CC) -w -DHAVE_CONFIG_H -Isrc/wasm/config -c $(@:.o=.c) -o $@

$(WASM)/nettle-dev/source/%.o $(WASM)/zlib1g-dev/source/%.o: $(WASM)/unpacked | $(WASM)/flags
	$(WASM_CC) -w -c $(@:.o=.c) -o $@

$(WASM)/libharfbuzz-dev/harfbuzz.o: $(WASM)/unpacked | $(WASM)/flags
	$(WASM_CC) -Oz -w -fno-exceptions -fno-rtti -DNDEBUG $(WASM_HARFBUZZ:%=-DHB_%) -xc++ -c $(@D)/source/src/harfbuzz-subset.cc -o $@

$(BUILD)/tests/%.t: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(COMPILE) -Itests -DTEST_DATA='"tests/data"' $< $(LIBRARY) $(LDFLAGS) -o $@ -lcmocka $(LIBRARY_LINKS)

$(BUILD)/tests/pixels: tests/pixels.c Makefile
	@mkdir -p $(@D)
	$(COMPILE) $< $(LDFLAGS) -o $@ $(LIBRARY_LINKS)

$(BUILD)/tests/escape: tests/escape.c $(LIBRARY)
	@mkdir -p $(@D)
	$(COMPILE) $< $(LIBRARY) $(LDFLAGS) -o $@ $(LIBRARY_LINKS)

$(BUILD)/bench/floor: tests/bench/floor.c $(BUILD)/text/embedded.o Makefile
	@mkdir -p $(@D)
	$(BENCH_COMPILE) $(filter %.c %.o,$^) $(LDFLAGS) -o $@ $$($(PKG_CONFIG) --cflags --libs cairo harfbuzz libpng) -lm

$(BUILD)/bench/plplot-%: tests/bench/peers/%.c Makefile
	@mkdir -p $(@D)
	$(BENCH_COMPILE) $< $(LDFLAGS) -o $@ $$($(PKG_CONFIG) --cflags --libs plplot) -lm

$(BUILD)/bench/%: tests/bench/%.c Makefile
	@mkdir -p $(@D)
	$(BENCH_COMPILE) $< $(LDFLAGS) -o $@ -lm

$(BUILD)/targets/%: tests/fuzz/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(COMPILE) -fsanitize=fuzzer $< $(LIBRARY) $(LDFLAGS) -o $@ $(LIBRARY_LINKS)

# gdplot with the calls of its own objects that can fail going through tests/torture/points.c, at fixed
# addresses, which addr2line then finds. In everywhere, the libraries' calls for memory go there, too.
FALLIBLE = open_memstream mmap pthread_create mkstemp mkdtemp mkdir rename fchmod fsync stat lstat fstat access realpath \
           opendir fdopendir readdir fstatat readlink read pread write poll fork pipe dup2 fchdir execve close open fcntl openat fileno fdopen fopen \
           posix_memalign
MEMORY = malloc calloc realloc
TORTURE = $(wildcard tests/torture/*.c) $(BUILD)/torture/main.o $(PROGRAM_OBJECTS) $(OBJECTS)

# What is torn apart is gdplot: the libraries come from where their calls do not count as its own.
$(BUILD)/torture/server $(BUILD)/torture/everywhere: ARCHIVES =

$(BUILD)/torture/main.o: src/main.c Makefile
	@mkdir -p $(@D)
	$(COMPILE) -Dmain=gdplot_main -c $< -o $@

$(BUILD)/torture/server: $(TORTURE) tests/torture/points.h
	$(COMPILE) -no-pie $(FALLIBLE:%=-Wl,--wrap=%) $(MEMORY:%=-Wl,--wrap=%) $(TORTURE) $(LDFLAGS) -o $@ $(LIBRARY_LINKS)

$(BUILD)/torture/everywhere: $(TORTURE) tests/torture/points.h
	$(COMPILE) -DEVERYWHERE -no-pie $(FALLIBLE:%=-Wl,--wrap=%) $(MEMORY:%=-Wl,--wrap=__libc_%) $(TORTURE) $(LDFLAGS) \
	    -o $@ $(LIBRARY_LINKS)

$(BUILD)/tests/mutate: $(wildcard tests/mutate/*.c tests/mutate/*.h) $(LIBRARY)
	@mkdir -p $(@D)
	$(COMPILE) $(filter %.c,$^) $(LIBRARY) $(LDFLAGS) -o $@ $(LIBRARY_LINKS)

# As many jobs as there are processors, unless -j says how many; a make below this one shares its jobs.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc)
endif

# Goals run in the order given, also under -j, and what is compiled waits for what comes before: packages that are
# installed, and old files that are removed.
FIRST = $(filter deps deps-% %-deps clean,$(MAKECMDGOALS))
COMPILED = $(OBJECTS) $(PROGRAM_OBJECTS) $(BUILD)/main.o $(BUILD)/torture/main.o $(TEST_PROGRAMS) $(BENCH_PROGRAMS)
before :=
$(foreach goal,$(MAKECMDGOALS),$(if $(before),$(eval $(goal): | $(before)))$(eval before := $(goal)))
$(COMPILED): | $(FIRST) $(BUILD)/prepared

$(UNIT_TESTS): | $(FIRST) $(BUILD)/tests/prepared

# Whoever has no compiler or libraries, or nothing to test with, reads so in one line.
$(BUILD)/prepared: | $(FIRST)
	@command -v $(firstword $(CC)) >/dev/null && command -v $(PKG_CONFIG) >/dev/null && $(PKG_CONFIG) --exists $(LIBRARIES) || \
	    { echo "gdplot is built with a C compiler, pkg-config and libraries that are not all here: make deps" >&2; exit 1; }
	@mkdir -p $(@D) && touch $@

$(BUILD)/tests/prepared: | $(FIRST) $(BUILD)/prepared
	@command -v prove >/dev/null && $(PKG_CONFIG) --exists cmocka || \
	    { echo "the tests need packages that are not all here: make deps-check" >&2; exit 1; }
	@mkdir -p $(@D) && touch $@

deps: ## install the packages needed to build and to draw (Debian, as root or with sudo)
	@PACKAGES="$(PACKAGES)" sh tests/install-packages

deps-static: ## install what make static needs besides, and fetch the source of HarfBuzz
	@PACKAGES="$(STATIC_PACKAGES)" sh tests/install-packages
	@sh tests/source-package libharfbuzz-dev build/harfbuzz

deps-wasm: ## install what make wasm and make check-wasm need besides, and fetch the sources of libraries
	@PACKAGES="$(WASM_PACKAGES)" sh tests/install-packages
	@for package in $(WASM_LIBRARIES); do sh tests/source-package $$package $(WASM)/$$package $(WASM)/apt || exit; done
	@touch $(WASM)/unpacked

deps-mpi: ## install what make mpi and make check-mpi need besides
	@PACKAGES="$(MPI_PACKAGES)" sh tests/install-packages

deps-check: ## install those, and the ones that the tests need
	@PACKAGES="$(CHECK_PACKAGES)" sh tests/install-packages

static: ## build one file that runs on any Linux, build/static/gdplot (make deps-static)
	$(MAKE) STATIC=1 SANITIZE= all
	sh tests/licences $(STATIC_NOTICES) >build/static/LICENSES.txt

wasm: ## build the program as WebAssembly, for pages and node, in build/wasm (make deps-wasm)
	$(MAKE) $(WASM)/gdplot.wasm $(WASM)/gdplot.js
	sh tests/licences $(WASM_LIBRARIES) emscripten >$(WASM)/LICENSES.txt

deb: ## build a Debian package in build/deb, with shared libraries (make deb-deps)
	rm -rf build/deb
	$(MAKE) SHARED=1 SANITIZE= BUILD=build/shared DESTDIR=build/deb/root PREFIX=/usr install
	sh tests/make-deb $(VERSION) $(DATE) build/deb
	@[ -f build/deb/root/usr/share/gdplot/gdplot.wasm ] || echo "It makes no live pages: for these, make deps-wasm wasm comes before make deb."
	@echo "As root: apt-get install ./$$(echo build/deb/*.deb)"

deb-deps: ## install the packages that deb needs
	@PACKAGES="$(DEB_PACKAGES)" sh tests/install-packages

figures: $(PROGRAM) ## make the example reports, figures and pages, in out/
	$(PROGRAM) report data/learning-rates.yaml -o out/learning-rates
	$(PROGRAM) report data/pizza.yaml -o out/pizza
	$(PROGRAM) report data/pizza-bias.yaml -o out/pizza-bias

check: $(PROGRAM) $(UNIT_TESTS) $(TEST_PROGRAMS) ## run all tests
	GDPLOT=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) CMOCKA_MESSAGE_OUTPUT=TAP \
	    prove --jobs 2 $(UNIT_TESTS) $(SCRIPT_TESTS)

check-browser: $(PROGRAM) ## test the HTML of the example reports, SVG that moves, and live pages, in headless Chromium (make deps-wasm wasm)
	$(PROGRAM) report -q data/learning-rates.yaml -o $(BUILD)/browser/learning-rates
	$(PROGRAM) report -q data/pizza.yaml -o $(BUILD)/browser/pizza
	$(PROGRAM) report -q data/pizza-bias.yaml -o $(BUILD)/browser/pizza-bias
	$(PROGRAM) report -q tests/browser/kinds.yaml -o $(BUILD)/browser/kinds
	$(PROGRAM) report -q tests/browser/logs.yaml -o $(BUILD)/browser/logs
	prove tests/browser/report.t :: $(BUILD)/browser/*/*.html
	GDPLOT=$(abspath $(PROGRAM)) prove tests/browser/moving.t tests/browser/live.t

browser-deps: ## install the packages that check-browser needs
	@PACKAGES="$(BROWSER_PACKAGES)" sh tests/install-packages

check-mpi: $(PROGRAM) mpi ## test gdplot-mpi on one host, and on two made of network namespaces (as root; make deps-mpi)
	GDPLOT=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) prove tests/mpi/hosts.t

check-repro: $(PROGRAM) ## draw every golden figure in a dozen environments, and compare the bytes (EVERY=3: one in 3)
	GDPLOT=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) EVERY=$(EVERY) prove tests/repro/environments.t

check-arm64: $(PROGRAM) $(BUILD)/tests/pixels ## build for arm64, too, and compare every golden figure of both
	$(MAKE) BUILD=build/arm64 SANITIZE= CC=aarch64-linux-gnu-gcc PKG_CONFIG=aarch64-linux-gnu-pkg-config all
	GDPLOT=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) ARM64=$(abspath build/arm64/gdplot) prove tests/repro/arm64.t

check-debian: ## on a fresh Debian, RELEASE=trixie: set-up, all tests, the package (as root)
	tests/repro/debian $(RELEASE) build/debian

check-releases: $(BUILD)/tests/pixels ## compare what check-debian drew on RELEASE=trixie and on bookworm
	BUILD=$(abspath $(BUILD)) FIGURES_A=$(abspath build/debian/bookworm.figures) \
	    FIGURES_B=$(abspath build/debian/$(RELEASE).figures) prove tests/repro/releases.t

debian-deps: ## install the packages that check-debian needs
	@PACKAGES="debootstrap" sh tests/install-packages

check-static: $(PROGRAM) $(BUILD)/tests/pixels static ## compare every golden figure of the static program with the other's
	GDPLOT=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) STATIC=$(abspath build/static/gdplot) prove tests/repro/static.t

check-wasm: $(PROGRAM) wasm ## compare every golden figure that is text, drawn by build/wasm in node, with its file (REDRAWS=300)
	GDPLOT=$(abspath $(PROGRAM)) WASM=$(abspath $(WASM)) prove tests/repro/wasm.t

arm64-deps: ## install the packages that check-arm64 needs (Debian on amd64)
	$$([ "$$(id -u)" = 0 ] || echo sudo) dpkg --add-architecture arm64
	@PACKAGES="$(ARM64_PACKAGES)" sh tests/install-packages

check-injection: $(PROGRAM) ## hostile labels through every format and document, LABELS=1000 of them
	LABELS=$(LABELS) FOLDER=$(abspath $(BUILD))/injection GDPLOT=$(abspath $(PROGRAM)) prove tests/injection/documents.t
	GDPLOT=$(abspath $(PROGRAM)) prove tests/gnuplot-hostile.t
	prove tests/browser/injection.t :: $(abspath $(BUILD))/injection
	@echo "$(LABELS) hostile labels in each format: 0 ran, 0 made a file, each is shown as it was cleaned"

injection-deps: ## install the packages that check-injection needs
	@PACKAGES="$(INJECTION_PACKAGES)" sh tests/install-packages

check-limits: $(PROGRAM) ## work at those limits that take seconds or hundreds of megabytes
	GDPLOT=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) prove tests/heavy/limits.t

check-sentences: $(PROGRAM) ## what is said of 1,300 functions, against a second implementation (check takes every fifth)
	GDPLOT=$(abspath $(PROGRAM)) SENTENCES=all prove --verbose tests/sentences.t

mutate: $(PROGRAM) $(BUILD)/tests/mutate ## run gdplot on MUTATIONS=100000 good inputs changed at random from SEED=1
	@GDPLOT=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) sh tests/mutate/run $(MUTATIONS) $(SEED)

fuzz: ## try mutated inputs on all that reads any, under sanitizers (SECONDS=5 each)
	$(MAKE) FUZZ=1 SANITIZE= CC=clang CFLAGS="-O1 -g" all $(TARGETS:%=build/fuzz/targets/%)
	@sh tests/fuzz/run build/fuzz $(SECONDS) $(TARGETS)

fuzz-deps: ## install the packages that fuzz needs
	@PACKAGES="$(FUZZ_PACKAGES)" sh tests/install-packages

coverage: ## run all tests, and tell how many lines and branches of src/ they pass: 95 and 85 % are wanted
	$(RM) build/coverage/*.gcda build/coverage/*/*.gcda
	@mkdir -p build/coverage
	$(CC) -c tests/coverage.c -o build/coverage/wrapped.o
	$(MAKE) BUILD=build/coverage SANITIZE= CFLAGS="-O0 --coverage" HARDEN= HARDEN_LINKS= \
	    LDFLAGS="-Wl,--wrap=_exit,--wrap=execve build/coverage/wrapped.o" check
	@gcovr --root . --filter src/ --exclude-unreachable-branches --sort-percentage --txt build/coverage/lines.txt \
	    --print-summary --fail-under-line 95 --fail-under-branch 85 build/coverage
	@grep '^src' build/coverage/lines.txt | tail

coverage-deps: ## install the packages that coverage needs
	@PACKAGES="$(COVERAGE_PACKAGES)" sh tests/install-packages

lint: ## look for mistakes in src/ by gcc -fanalyzer, clang-tidy and cppcheck (minutes; ANALYSERS="gcc cppcheck"; EVERY=4: less of clang)
	@EVERY=$(EVERY) SEED=$(SEED) sh tests/lint/run $(abspath build/lint) "$(ANALYSERS)" $(FLAGS) $(LIBRARY_FLAGS) \
	    $$($(PKG_CONFIG) --cflags ompi-c 2>/dev/null)

lint-deps: ## install the packages that lint needs
	@PACKAGES="$(LINT_PACKAGES)" sh tests/install-packages

torture: ## fail each call of gdplot that can fail, one a run (a quarter of an hour; STRIDE=50: one in 50)
	$(MAKE) SANITIZE=1 all build/sanitize/torture/server
	GDPLOT=build/sanitize/gdplot SERVER=build/sanitize/torture/server tests/torture/torture $(STRIDE)

torture-everywhere: $(PROGRAM) $(BUILD)/torture/everywhere ## fail each call for memory of all libraries, too
	GDPLOT=$(PROGRAM) SERVER=$(BUILD)/torture/everywhere tests/torture/torture $(STRIDE)

kill: $(PROGRAM) ## end gdplot at random instants of its run (KILLS times by SIGKILL: 500; SIGNALS by others: 100)
	GDPLOT=$(PROGRAM) tests/torture/kill $(KILLS) $(SIGNALS)

bench: $(PROGRAM) $(BENCH_PROGRAMS) ## measure gdplot beside its peers (QUICK=1, BENCH_LARGE=1, ONLY=TEXT)
	@$(BENCH)

bench-doc: ## put what make bench measured into doc/bench.md
	@$(BENCH) doc

bench-deps: ## install the packages that bench needs
	@PACKAGES="$(BENCH_PACKAGES)" sh tests/install-packages

golden: $(PROGRAM) ## write the expected files of the tests anew; look at what changed
	GDPLOT=$(abspath $(PROGRAM)) sh tests/golden-files update
	$(PROGRAM) manual man > doc/gdplot.1
	$(PROGRAM) manual bash > doc/gdplot.bash
	$(PROGRAM) manual zsh > doc/_gdplot

fonts: ## make the fonts in the program anew, from those of FONT_FILES (make fonts-deps)
	cd $(FONT_FILES) && sha256sum --check $(abspath src/text/fonts/sources.sha256)
	@mkdir -p build
	$(CC) $(LANGUAGE) src/text/fonts/make.c -o build/make-font $$($(PKG_CONFIG) --cflags --libs harfbuzz-subset)
	for style in Regular Bold Italic BoldItalic; do \
	    build/make-font $(FONT_FILES)/lato/Lato-$$style.ttf "Gdplot Sans" $$style src/text/fonts/GdplotSans-$$style.ttf || exit; done
	build/make-font $(FONT_FILES)/dejavu/DejaVuSans.ttf "Gdplot Symbols" Regular src/text/fonts/GdplotSymbols-Regular.ttf
	build/make-font $(FONT_FILES)/dejavu/DejaVuSans-Bold.ttf "Gdplot Symbols" Bold src/text/fonts/GdplotSymbols-Bold.ttf

fonts-deps: ## install the packages that fonts needs
	@PACKAGES="$(FONT_PACKAGES)" sh tests/install-packages

contact-sheet: $(PROGRAM) ## draw every kind, theme and format onto build/contact-sheet/sheet.png, and sizes onto sizes-*.png
	@GDPLOT=$(PROGRAM) sh tests/contact-sheet build/contact-sheet

doc-pictures: $(PROGRAM) ## draw a page of a paper and a phone with figures, doc/img/shown (make deps-check browser-deps; pdflatex)
	GDPLOT=$(PROGRAM) sh tests/doc-pictures doc/img/shown

format: ## format the code with clang-format
	clang-format -i src/*.c src/*/*.[ch] tests/unit/*.c tests/fuzz/*.[ch] tests/mutate/*.[ch] tests/torture/*.[ch] tests/bench/*.c \
	    tests/bench/peers/*.c

install: $(PROGRAM) ## install program, man page, completions, templates and licences under $(DESTDIR)$(PREFIX)
	install -D -m 755 $(PROGRAM) $(TO)/bin/gdplot
	install -D -m 644 doc/gdplot.1 $(TO)/share/man/man1/gdplot.1
	install -D -m 644 doc/gdplot.bash $(TO)/share/bash-completion/completions/gdplot
	install -D -m 644 doc/_gdplot $(TO)/share/zsh/site-functions/_gdplot
	for file in $(TEMPLATES); do install -D -m 644 $$file $(TO)/share/gdplot/$$file; done
	install -D -m 644 templates/pandoc/gdplot.lua $(TO)/share/gdplot/templates/pandoc/gdplot.lua
	install -D -m 644 templates/latex/gdplot.sty $(TO)/share/gdplot/templates/latex/gdplot.sty
	install -D -m 644 templates/ci/action.yml $(TO)/share/gdplot/templates/ci/action.yml
	install -D -m 644 templates/ci/gitlab.yml $(TO)/share/gdplot/templates/ci/gitlab.yml
	install -D -m 644 LICENSE $(TO)/share/doc/gdplot/LICENSE
	install -D -m 644 CHANGES.md $(TO)/share/doc/gdplot/CHANGES.md
	install -D -m 644 doc/FONTS.md $(TO)/share/doc/gdplot/FONTS.md
	install -D -m 644 doc/LICENSES.md $(TO)/share/doc/gdplot/LICENSES.md
	if [ -f $(WASM)/gdplot.wasm ]; then \
	    install -D -m 644 $(WASM)/gdplot.wasm $(TO)/share/gdplot/gdplot.wasm && \
	    install -D -m 644 $(WASM)/gdplot.js $(TO)/share/gdplot/gdplot.js && \
	    install -D -m 644 $(WASM)/LICENSES.txt $(TO)/share/doc/gdplot/LICENSES-wasm.txt; fi
	for file in $(EXAMPLES); do install -D -m 644 $$file $(TO)/share/doc/gdplot/examples/$$file; done
	for page in $(PAGES); do install -D -m 644 doc/$$page.md $(TO)/share/doc/gdplot/$$page.md; done
	for file in $(PICTURES); do install -D -m 644 $$file $(TO)/share/doc/gdplot/$${file#doc/}; done

uninstall: ## remove what install put there
	rm -f $(TO)/bin/gdplot $(TO)/share/man/man1/gdplot.1
	rm -f $(TO)/share/bash-completion/completions/gdplot $(TO)/share/zsh/site-functions/_gdplot
	rm -rf $(TO)/share/doc/gdplot $(TO)/share/gdplot

dist: ## pack the source of the last commit as build/gdplot-VERSION.tar.gz
	@mkdir -p build
	git archive --prefix=gdplot-$(VERSION)/ HEAD | gzip -n > build/gdplot-$(VERSION).tar.gz

clean: ## remove all that was built
	rm -rf build

help: ## list these targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 12

-include $(wildcard $(BUILD)/*.d $(BUILD)/*/*.d $(WASM)/gdplot/*.d $(WASM)/gdplot/*/*.d)
