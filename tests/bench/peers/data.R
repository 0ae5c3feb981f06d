# Mean squared error of y = w*x: 100 iterations over a CSV file, and the loss curve.
# Rscript data.R FILE.csv FIGURE
options(bitmapType = "cairo")
library(data.table)
library(ggplot2)

arguments <- commandArgs(TRUE)
rows <- fread(arguments[1], showProgress = FALSE)
x <- rows$x
y <- rows$y
xx <- mean(x * x)
xy <- mean(x * y)
yy <- mean(y * y)
loss <- function(w) xx * w^2 - 2 * xy * w + yy
lr <- 1e-5
w <- numeric(101)
for (k in 1:100) w[k + 1] <- w[k] - lr * 2 * mean(x * (w[k] * x - y))
curve <- data.frame(w = seq(-0.5, 2 * w[101] + 0.5, length.out = 200))
picture <- ggplot(curve, aes(w, loss(w))) +
  geom_line() +
  geom_point(data = data.frame(w = w), shape = 21, colour = "red") +
  annotate("point", xy / xx, loss(xy / xx), shape = 3, colour = "darkgreen") +
  labs(y = "mean squared error")
ggsave(arguments[2], picture, width = 7.2, height = 4.8, dpi = 100)
