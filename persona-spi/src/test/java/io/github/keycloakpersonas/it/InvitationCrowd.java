package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many browsers of one person, each of which shows the question of the same invitation, in turn at each node of a realm. */
final class InvitationCrowd {

    private static final int AT_ONCE = 8;

    private final List<Window> windows;

    private InvitationCrowd(List<Window> windows) {
        this.windows = windows;
    }

    private record Window(BrowserLogin browser, Reply question) {

        Reply accept() {
            return browser.press(question, Map.of("answer", "accept"));
        }
    }

    /**
     * They have all logged in, and nobody has answered.
     *
     * @param front where the realm says that it is
     */
    static InvitationCrowd before(URI link, String user, int size, URI front, List<TestRealm> nodes) {
        return new InvitationCrowd(each(size, AT_ONCE, i -> {
            BrowserLogin browser = new BrowserLogin(nodes.get(i % nodes.size()), front);
            Reply login = browser.press(browser.go(link).expect(200), Map.of());
            boolean isWhole = login.expect(200).text().contains("name=\"password\"");
            Reply question = isWhole ? browser.logIn(login, user) : browser.logInByTurns(login, user);
            return new Window(browser, question.expect(200));
        }));
    }

    /** All accept at the same instant, while something else happens. What each of them was answered. */
    List<Reply> accept(Runnable meanwhile) {
        CountDownLatch ready = new CountDownLatch(windows.size() + 1);
        List<Reply> answers = each(windows.size() + 1, windows.size() + 1, i -> {
            awaitAll(ready);
            if (i == windows.size()) {
                meanwhile.run();
                return windows.get(0).question();
            }
            return windows.get(i).accept();
        });
        return answers.subList(0, windows.size());
    }

    private static void awaitAll(CountDownLatch ready) {
        ready.countDown();
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether an answer leads on to the application, without an error. */
    static boolean isThrough(Reply answer) {
        return answer.status() == 302
                && answer.header("Location")
                        .filter(to -> to.startsWith(BrowserLogin.REDIRECT) && !to.contains("error="))
                        .isPresent();
    }

    /** Whether an answer is the page that says that the invitation cannot be used. */
    static boolean isGone(Reply answer) {
        return answer.status() == 200 && answer.text().contains("This invitation cannot be used");
    }

    private static <T> List<T> each(int size, int atOnce, IntFunction<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(atOnce);
        try {
            List<CompletableFuture<T>> all = IntStream.range(0, size)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.apply(i), pool))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        } finally {
            pool.shutdownNow();
        }
    }
}
