# The learning curve of many iterations, by ggplot2.   Rscript history.R FILE ITERATIONS
options(bitmapType = "cairo")
library(ggplot2)

arguments <- commandArgs(TRUE)
iterations <- as.integer(arguments[2])
lr <- 1e-6
x <- 7
losses <- numeric(iterations + 1)
for (k in seq_along(losses)) {
  losses[k] <- x * x
  x <- x - lr * 2 * x
}
picture <- ggplot(data.frame(iteration = 0:iterations, loss = losses), aes(iteration, loss)) +
  geom_line() +
  scale_y_log10() +
  labs(title = "Learning curve on f(x) = x²")
ggsave(arguments[1], picture, width = 7.2, height = 4.8, dpi = 100)
