-- A filter for pandoc (2.17 or newer) and Quarto: code blocks of class gdplot become figures.
--
--     ``` {.gdplot #fig-loss kind=loss data=pizza.txt lr=0.001 path=true}
--     ```
--
--     ``` {.gdplot width=8cm}
--     #| label: fig-rates
--     gdplot history -f 'x^4 - 4*x^2 + x' --start 2 --lr 0.01,0.05
--     ```
--
-- Attributes are gdplot's options without their dashes, or said of the figure: label, width, caption and alt (in Quarto's
-- words fig-cap, fig-alt). A line of the block is a command, and makes a figure; lines
-- "#| key: value" are attributes. What is not given comes from the run. Figures are kept in $GDPLOT_FIGURES
-- (gdplot-figures), and drawn anew when the command, the data or the program change. $GDPLOT is the program.
--
-- A document may be a stranger's: no shell is used, each option is one argument, options that name files or programs
-- are not taken, and data are files below the working directory (doc/security.md).

local program = os.getenv 'GDPLOT' or 'gdplot'
local folder = os.getenv 'GDPLOT_FIGURES' or 'gdplot-figures'

-- The options that a block may have, and what they take. What is not here is refused.
local VALUE, FLAG, FILE = 'value', 'flag', 'file'
local options = {
  ['function'] = VALUE, data = FILE, columns = VALUE, header = VALUE, decimal = VALUE, missing = VALUE, bias = VALUE,
  start = VALUE, lr = VALUE, optimizer = VALUE, iterations = VALUE, normalize = VALUE, tolerance = VALUE, keep = VALUE,
  rows = VALUE, cols = VALUE, states = VALUE, gradient = VALUE, domain = VALUE, range = VALUE, along = VALUE,
  over = VALUE, show = VALUE, metric = VALUE, x = VALUE, smooth = VALUE, band = VALUE, group = VALUE, size = VALUE, ['text-size'] = VALUE,
  scale = VALUE, theme = VALUE, ['svg-font'] = VALUE, title = VALUE, xlabel = VALUE, ylabel = VALUE, expect = VALUE,
  path = FLAG, equal = FLAG, ['no-step'] = FLAG, ['below-minimum'] = FLAG, linear = FLAG, log = FLAG, overlay = FLAG, align = FLAG,
  letters = FLAG, residuals = FLAG, upto = VALUE,
}
local short = { f = 'function', d = 'data' }
local kinds = {
  grid = true, loss = true, history = true, compare = true, contour = true, fit = true, sweep = true, map = true,
  cobweb = true,
}
-- What is said of the figure in the document, and other names for it.
local of_figure = { label = true, width = true, caption = true, alt = true }
local renamed = { ['fig-cap'] = 'caption', ['fig-alt'] = 'alt', id = 'label' }

-- What a format of documents shows, and how wide its text is in cm: there a figure is drawn at the size it is printed. On
-- a screen it has its usual size, unless a width is given; a text of 19 cm is about as wide as most figures.
local function target()
  local is = function(pattern) return FORMAT:match(pattern) ~= nil end
  if is '^latex' or is '^context' then return { extension = 'pdf', text = 12 } end
  if is '^beamer' then return { extension = 'pdf', text = 10.5 } end
  if is '^docx' or is '^odt' or is '^opendocument' or is '^rtf' then
    return { extension = 'png', text = 15, scale = 3 }
  end
  if is '^pptx' or is '^epub' or is '^ipynb' then return { extension = 'png', screen = 19, scale = 2 } end
  return { extension = 'svg', screen = 19 }
end

-- Begins a message: which block it is about.
local where = ''

-- Ends pandoc as an error of a filter does, which would print a trace of this file behind the message. Words of the
-- document move no cursor.
local function fail(message)
  io.stderr:write('gdplot.lua: ', ((where .. message):gsub('%c', ' ')), '\n')
  os.exit(83)
end

-- Why a block may not have an option, and what to do.
local moves = 'what moves is a file of its own: gdplot … --animate -o NAME.svg, shown by ![…](NAME.svg)'
local here = 'the figure stands where its block is; leave it out'
local instead = {
  animate = moves, frames = moves, delay = moves, loop = moves, output = here, o = here, quiet = here, q = here,
}

local function refuse(name, written)
  fail('a document cannot say ' .. written .. ': ' .. (instead[name] or 'it is not among the options of figures in documents'))
end

-- The words of a command; quotes keep blanks together, and a backslash is a character like others.
local function split(line)
  local words, word, at = {}, nil, 1
  while at <= #line do
    local char = line:sub(at, at)
    if char == '"' or char == "'" then
      local close = line:find(char, at + 1, true) or fail('a quote is not closed: ' .. line)
      word = (word or '') .. line:sub(at + 1, close - 1)
      at = close
    elseif char:match '%s' then
      if word then words[#words + 1] = word end
      word = nil
    else
      word = (word or '') .. char
    end
    at = at + 1
  end
  if word then words[#words + 1] = word end
  return words
end

-- A file of the document: below the working directory, and no list or pattern of others.
local function check_file(path)
  local leaves = path:match '^[/\\~@-]' or path:match '^%a:' or path:match '[*?%[%]{}]' or path == ''
  for part in path:gmatch '[^/\\]+' do leaves = leaves or part == '..' end
  if leaves then fail("'" .. path .. "': a document names data by files below the working directory") end
end

local function check_text(text)
  if text:find '%c' then fail('an option with a line break or another control character in it') end
end

-- Notes what is said of a figure. A command may say it in place of its block's attributes, but each of them once.
local function give(figure, name, value)
  if figure.said[name] then fail(name .. ' is given twice; give it once') end
  figure.said[name] = true
  figure.given[name] = value
end

-- Adds an option to the recipe of a figure, or what is said of it.
local function set(figure, name, value)
  name = renamed[name] or name
  if of_figure[name] or name == 'kind' then
    give(figure, name, value)
    return
  end
  local takes = options[name] or refuse(name, '--' .. name)
  check_text(value or '')
  if takes == FLAG then
    if value == 'false' then return end
    if value and value ~= '' and value ~= 'true' then fail('--' .. name .. ' is true or false') end
    figure.arguments[#figure.arguments + 1] = '--' .. name
  else
    if takes == FILE then
      check_file(value)
      figure.files[#figure.files + 1] = value
    end
    -- One argument, so that no value is ever taken for an option.
    figure.arguments[#figure.arguments + 1] = '--' .. name .. '=' .. value
  end
  figure.asked[name] = value or ''
end

local function read_command(figure, line)
  local words, at = split(line), 1
  if words[1] == 'gdplot' then at = 2 end
  if words[at] and not words[at]:match '^%-' then
    give(figure, 'kind', words[at])
    at = at + 1
  end
  while at <= #words do
    local word = words[at]
    local name, value = word:match '^%-%-([%w-]+)=(.*)$'
    name = name or word:match '^%-%-([%w-]+)$' or short[word:match '^%-(%a)$']
    if name == 'caption' then
      give(figure, name, value or words[at + 1])
      at = at + (value and 0 or 1)
    elseif name then
      if not value and options[name] ~= FLAG and options[name] then
        at = at + 1
        value = words[at] or fail('--' .. name .. ' needs a value')
      end
      set(figure, name, value)
    elseif word:match '^%-' then
      refuse(word:sub(2, 2), "'" .. word .. "'")
    else
      check_text(word)
      check_file(word)
      figure.files[#figure.files + 1] = word
      figure.operands[#figure.operands + 1] = word
    end
    at = at + 1
  end
end

-- The figures of a block: one a command, or one of attributes alone.
local function figures_of(block)
  local commands, attributes = {}, {}
  for name, value in pairs(block.attributes) do attributes[#attributes + 1] = { name, value } end
  table.sort(attributes, function(a, b) return a[1] < b[1] end)
  for line in (block.text:gsub('\\\r?\n', ' ') .. '\n'):gmatch '(.-)\r?\n' do
    local name, value = line:match '^#|%s*([%w-]+):%s*(.-)%s*$'
    if name then
      attributes[#attributes + 1] = { name, value:match '^"(.*)"$' or value:match "^'(.*)'$" or value }
    elseif line:match '%S' and not line:match '^%s*#' then
      commands[#commands + 1] = line
    end
  end
  if #commands == 0 then commands[1] = '' end
  local figures = {}
  for i, command in ipairs(commands) do
    local figure = { arguments = {}, operands = {}, files = {}, given = {}, said = {}, asked = {} }
    if block.identifier ~= '' then give(figure, 'label', block.identifier) end
    for _, attribute in ipairs(attributes) do set(figure, attribute[1], attribute[2]) end
    figure.said = {}
    read_command(figure, command)
    figure.kind = figure.given.kind
    if not kinds[figure.kind or ''] then
      fail("'" .. (figure.kind or '') .. "' is no kind of figure; a block says kind=loss, or has a command a line")
    end
    if i > 1 and figure.given.label then figure.given.label = figure.given.label .. '-' .. i end
    figures[i] = figure
  end
  return figures
end

local function read_file(path)
  local file = io.open(path, 'rb')
  if not file then return nil end
  local text = file:read 'a'
  file:close()
  return text
end

-- Runs gdplot; what it has to say about an error stands on standard error already, and ends the build.
local function call(arguments)
  local fine, result = pcall(pandoc.pipe, program, arguments, '')
  if fine then return result end
  if type(result) == 'table' and result.error_code and result.error_code ~= 127 then
    fail('gdplot ended with status ' .. result.error_code .. '; its message stands above. It was run as: gdplot ' ..
      table.concat(arguments, ' '))
  end
  fail('cannot run ' .. program .. ': it must be in PATH, or $GDPLOT its path, and the locale UTF-8')
end

local function run(figure, more)
  local arguments = { figure.kind, '-q' }
  for _, list in ipairs { figure.arguments, more, { '--' }, figure.operands } do
    for _, argument in ipairs(list) do arguments[#arguments + 1] = argument end
  end
  return call(arguments)
end

-- The options of the picture itself: title and caption stand in the document, and it has the size it is printed at.
local function drawing(figure, to)
  local more = { '--caption=' }
  if not figure.asked.title then more[#more + 1] = '--title=' end
  if to.scale and not figure.asked.scale then more[#more + 1] = '--scale=' .. to.scale end
  if not figure.asked.size and (to.text or figure.given.width) then
    local width = figure.given.width or '100%'
    local percent = tonumber(width:match '^([%d.]+)%%$')
    local size = percent and string.format('%.2fcm', (to.text or to.screen) * percent / 100) or width:match '^[%d.]+%a?%a?$'
    if not size then fail("'" .. width .. "' is no width; write one such as 8cm, 300px or 60%") end
    more[#more + 1] = '--size=' .. size
    if not figure.asked['text-size'] then more[#more + 1] = '--text-size=page' end
  end
  return more
end

local version

-- Makes picture and words, unless they are there from the same command, data and program.
local function make(figure, to)
  version = version or call { '--version' }
  local more = drawing(figure, to)
  local recipe = { version, figure.kind }
  for _, list in ipairs { figure.arguments, more, figure.operands } do
    recipe[#recipe + 1] = table.concat(list, '\n')
  end
  for _, path in ipairs(figure.files) do recipe[#recipe + 1] = pandoc.utils.sha1(read_file(path) or '') end
  local name = folder .. '/' .. figure.kind .. '-' .. pandoc.utils.sha1(table.concat(recipe, '\0'))
  local picture, words = name .. '.' .. to.extension, name .. '.words'
  local told = read_file(words)
  if not told or not read_file(picture) then
    if not pcall(pandoc.pipe, 'mkdir', { '-p', '--', folder }, '') then
      fail("cannot make the folder '" .. folder .. "', where figures are kept; $GDPLOT_FIGURES names another")
    end
    told = run(figure, { '-o', '-', '--format=txt' }):match '^[^\n]*\ntitle: [^\n]*\ncaption: [^\n]*\nalt: [^\n]*\n'
    more[#more + 1] = '-o'
    more[#more + 1] = picture
    run(figure, more)
    local file = io.open(words, 'wb') or fail('cannot write ' .. words)
    file:write(told)
    file:close()
  end
  return picture, {
    title = told:match '\ntitle: ([^\n]*)', caption = told:match '\ncaption: ([^\n]*)', alt = told:match '\nalt: ([^\n]*)',
  }
end

-- Characters that pdflatex lacks: signs, Greek letters, digits above and below the line.
local character = '[%z\1-\127\194-\244][\128-\191]*'
local mathematics = {
  ['−'] = '-', ['≤'] = '\\leq ', ['≥'] = '\\geq ', ['≈'] = '\\approx ', ['≠'] = '\\neq ', ['∝'] = '\\propto ', ['∈'] = '\\in ',
  ['∞'] = '\\infty ', ['√'] = '\\surd ', ['∛'] = '\\sqrt[3]{}', ['∂'] = '\\partial ', ['∇'] = '\\nabla ', ['∑'] = '\\sum ',
  ['∫'] = '\\int ', ['⋅'] = '\\cdot ', ['→'] = '\\to ', ['←'] = '\\leftarrow ', ['⇒'] = '\\Rightarrow ', ['△'] = '\\triangle ',
  ['ℓ'] = '\\ell ', ['ℒ'] = '\\mathcal{L}', ['′'] = '^{\\prime}', ['″'] = '^{\\prime\\prime}', ['ᵗ'] = '^{t}', ['ⁿ'] = '^{n}',
}
for char, name in ([[α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa
    λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega Γ Gamma
    Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega]]):gmatch '(%S+) (%S+)' do
  mathematics[char] = '\\' .. name .. ' '
end
local function set_digits(characters, mark)
  local digits, at = '0123456789+-', 0
  for char in characters:gmatch(character) do
    at = at + 1
    mathematics[char] = mark .. '{' .. digits:sub(at, at) .. '}'
  end
end
set_digits('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻', '^')
set_digits('₀₁₂₃₄₅₆₇₈₉₊₋', '_')

local to_latex = target().extension == 'pdf'

-- A word: where LaTeX sets it, what pdflatex has no character for is mathematics.
local function word_inlines(word)
  local list, plain = pandoc.List {}, ''
  for char in word:gmatch(character) do
    local latex = to_latex and mathematics[char]
    if latex then
      if plain ~= '' then list:insert(pandoc.Str(plain)) end
      list:insert(pandoc.RawInline('latex', '\\ensuremath{' .. latex .. '}'))
      plain = ''
    else
      plain = plain .. char
    end
  end
  if plain ~= '' then list:insert(pandoc.Str(plain)) end
  return list
end

local function inlines(text)
  local list = pandoc.List {}
  for word, blank in text:gmatch '(%S*)(%s*)' do
    list:extend(word_inlines(word))
    if blank ~= '' then list:insert(pandoc.Space()) end
  end
  return list
end

local function set_word(word)
  return to_latex and word_inlines(word.text) or nil
end

-- A caption that a document gives is Markdown, but has no HTML and TeX of its own: the document's reader may be one that
-- forbids them.
local function caption_inlines(text)
  local blocks = pandoc.read(text, 'markdown-raw_html-raw_tex-raw_attribute').blocks
  return pandoc.walk_block(pandoc.Plain(pandoc.utils.blocks_to_inlines(blocks)), { Str = set_word }).content
end

local function to_block(figure, to)
  local picture, told = make(figure, to)
  local given = figure.given
  local caption = inlines(told.title .. (told.title ~= '' and told.caption ~= '' and ': ' or '') .. told.caption)
  if given.caption then caption = caption_inlines(given.caption) end
  local attributes = { alt = given.alt or told.alt }
  if given.width then attributes.width = given.width end
  local attr = pandoc.Attr(given.label or '', {}, attributes)
  if pandoc.Figure then
    local image = pandoc.Image(inlines(given.alt or told.alt), picture, '', pandoc.Attr('', {}, attributes))
    local long = { pandoc.Plain(caption) }
    return pandoc.Figure({ pandoc.Plain { image } }, { long = long }, pandoc.Attr(given.label or ''))
  end
  return pandoc.Para { pandoc.Image(caption, picture, 'fig:', attr) }
end

-- A block by its identifier, its first line, or its attributes.
local function name_of(block)
  if block.identifier ~= '' then return '#' .. block.identifier end
  local words = { '.gdplot' }
  for name, value in pairs(block.attributes) do words[#words + 1] = name .. '=' .. value end
  return "'" .. (block.text:match '[^\r\n]+' or table.concat(words, ' ')) .. "'"
end

function CodeBlock(block)
  if not block.classes:includes 'gdplot' then return nil end
  where = 'block ' .. name_of(block) .. ': '
  local to, blocks = target(), pandoc.List {}
  for _, figure in ipairs(figures_of(block)) do blocks:insert(to_block(figure, to)) end
  return blocks
end

-- The rest of the document, too: the Markdown of a report has such characters in its tables.
Str = set_word

-- LaTeX has PDF where that stands beside an SVG, as it does where a report makes both.
function Image(image)
  local beside = to_latex and image.src:match '^(.*)%.svg$'
  local file = beside and io.open(beside .. '.pdf', 'rb')
  if not file then return nil end
  file:close()
  image.src = beside .. '.pdf'
  return image
end
