# Headless Chromium, driven by Debian's chromedriver over the WebDriver protocol (w3.org/TR/webdriver2),
# with Chromium's own commands (CDP) beside it. Dies where a command fails.
#
#   my $browser = Browser->start;      undef, where one of the two programs is not installed; flags for Chromium may follow
#   $browser->visit('/path/page.html');
#   $browser->evaluate('return arguments[0] + 1', 2)
#   $browser->cdp('Accessibility.getFullAXTree')
#
# Both programs end with the object, and with a program that is interrupted.
package Browser;
use strict;
use warnings;
use File::Temp 'tempdir';
use HTTP::Tiny;
use JSON::PP ();

my %keys = (ArrowLeft => "\x{E012}", ArrowRight => "\x{E014}", Tab => "\x{E004}");
my $json = JSON::PP->new->utf8->allow_nonref;

sub find_program {
    my ($name) = @_;
    my ($found) = grep { -x } map { "$_/$name" } split /:/, $ENV{PATH};
    return $found;
}

sub start {
    my ($class, @flags) = @_;
    my ($chromium, $chromedriver) = map { find_program($_) } qw(chromium chromedriver);
    return unless $chromium && $chromedriver;
    $SIG{$_} = sub { exit 1 } for qw(INT TERM);
    my $self = bless {folder => tempdir(CLEANUP => 1), http => local_http(), owner => $$}, $class;
    $self->start_driver($chromedriver);
    $self->start_session($chromium, @flags);
    return $self;
}

# Proxies are for other machines.
sub local_http {
    delete @ENV{qw(http_proxy HTTP_PROXY all_proxy ALL_PROXY)};
    return HTTP::Tiny->new(timeout => 120);
}

# The driver leads a process group of its own, which Chromium joins.
sub start_driver {
    my ($self, $program) = @_;
    $self->{pid} = open(my $output, '-|') // die "cannot fork: $!";
    if (!$self->{pid}) {
        setpgrp;
        $ENV{HOME} = $self->{folder};
        open STDERR, '>', "$self->{folder}/driver.err" or die $!;
        exec $program, '--port=0' or die "$program: $!";
    }
    while (<$output>) {
        $self->{root} = "http://127.0.0.1:$1" if /started successfully on port (\d+)/;
        last if $self->{root};
    }
    $self->{output} = $output;
    die "chromedriver does not start\n" unless $self->{root};
}

sub start_session {
    my ($self, $chromium, @more) = @_;
    my @flags = (@more, qw(--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run
        --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage));
    my $session = $self->request(POST => '/session', {
        capabilities => {
            alwaysMatch => {
                'goog:chromeOptions' =>
                    {binary => $chromium, args => [@flags, "--user-data-dir=$self->{folder}/profile"]},
                'goog:loggingPrefs' => {browser => 'ALL', performance => 'ALL'},
            }
        }
    });
    $self->{session} = "/session/$session->{sessionId}";
    $self->command('url', url => 'about:blank');
    $self->requests;
}

sub request {
    my ($self, $method, $path, $content) = @_;
    my $answer = $self->{http}->request($method, "$self->{root}$path",
        {headers => {'Content-Type' => 'application/json'}, $content ? (content => $json->encode($content)) : ()});
    my $value = eval { $json->decode($answer->{content})->{value} };
    return $value if $answer->{success};
    my $reason = ref $value eq 'HASH' ? $value->{message} : $answer->{content};
    die "$path: " . ($reason =~ s/\n.*//sr) . "\n";
}

sub command {
    my ($self, $path, %content) = @_;
    return $self->request(POST => "$self->{session}/$path", {%content, _ => 0});
}

sub cdp {
    my ($self, $name, %parameters) = @_;
    return $self->command('goog/cdp/execute', cmd => $name, params => {%parameters});
}

# The window's width in pixels, "light" or "dark", and "screen" or "print".
sub show_as {
    my ($self, $width, $scheme, $medium) = @_;
    $self->cdp('Emulation.setDeviceMetricsOverride',
        width => $width, height => 800, deviceScaleFactor => 1, mobile => JSON::PP::false);
    $self->cdp('Emulation.setEmulatedMedia',
        media => $medium, features => [{name => 'prefers-color-scheme', value => $scheme}]);
}

# Whether pages run scripts; `evaluate` works in any case.
sub scripts {
    my ($self, $on) = @_;
    return $self->cdp('Emulation.setScriptExecutionDisabled', value => $on ? JSON::PP::false : JSON::PP::true);
}

sub visit {
    my ($self, $file) = @_;
    return $self->command('url', url => "file://$file");
}

sub evaluate {
    my ($self, $script, @arguments) = @_;
    return $self->command('execute/sync', script => $script, args => \@arguments);
}

# As `evaluate`, for a script that calls its last argument with the result.
sub evaluate_later {
    my ($self, $script, @arguments) = @_;
    return $self->command('execute/async', script => $script, args => \@arguments);
}

# `element` is what `evaluate` returned for one.
sub click {
    my ($self, $element) = @_;
    return $self->command('element/' . (values %$element)[0] . '/click');
}

sub press {
    my ($self, $key) = @_;
    my @actions = map { {type => $_, value => $keys{$key}} } qw(keyDown keyUp);
    return $self->command('actions', actions => [{type => 'key', id => 'keyboard', actions => \@actions}]);
}

# What came since the last call: console messages, and the addresses of all requests.
sub console {
    my ($self) = @_;
    return map { $_->{message} } @{$self->command('se/log', type => 'browser')};
}

sub requests {
    my ($self) = @_;
    my @events = map { $json->decode(encode($_->{message}))->{message} }
        @{$self->command('se/log', type => 'performance')};
    return map { $_->{params}{request}{url} } grep { $_->{method} eq 'Network.requestWillBeSent' } @events;
}

sub encode {
    my ($text) = @_;
    utf8::encode($text);
    return $text;
}

sub DESTROY {
    my ($self) = @_;
    return unless $self->{pid} && $self->{owner} == $$;
    local $?;
    eval { $self->request(DELETE => $self->{session}) } if $self->{session};
    kill TERM => -$self->{pid};
    close $self->{output} if $self->{output};
}

1;
