# A grid of tangent lines by ggplot2.   Rscript grid.R FILE ROWS COLUMNS SIDE
options(bitmapType = "cairo")
library(ggplot2)

arguments <- commandArgs(TRUE)
file <- arguments[1]
columns <- as.integer(arguments[3])
count <- as.integer(arguments[2]) * columns
inches <- as.integer(arguments[4]) / 100
lr <- 0.1
x <- 7 * (1 - 2 * lr)^(0:(count - 1))
state <- factor(sprintf("State %d (%.4g, %.4g) slope %.4g", 0:(count - 1), x, x^2, 2 * x))
state <- factor(state, levels = state)
xs <- seq(-10, 10, length.out = 100)
lines <- data.frame(
  state = rep(state, each = 100), x = xs, curve = xs^2,
  tangent = rep(x^2, each = 100) + rep(2 * x, each = 100) * (xs - rep(x, each = 100))
)
points <- do.call(rbind, lapply(seq_len(count), function(k) {
  data.frame(state = state[k], x = x[1:k], loss = x[1:k]^2, kind = c(rep("earlier", k - 1), "state"))
}))
picture <- ggplot(lines, aes(x)) +
  geom_line(aes(y = curve, colour = "f(x)")) +
  geom_line(aes(y = tangent, colour = "tangent"), linetype = "dashed") +
  geom_point(aes(y = loss, shape = kind), points, colour = "red") +
  scale_shape_manual(values = c(earlier = 21, state = 4)) +
  coord_cartesian(xlim = c(-10, 10), ylim = c(-25, 100)) +
  facet_wrap(~state, ncol = columns) +
  labs(title = "Gradient descent on f(x) = x²", y = "f(x)")
if (grepl("svg$", file)) {
  ggsave(file, picture, device = svg, width = inches, height = inches, limitsize = FALSE)
} else {
  ggsave(file, picture, width = inches, height = inches, dpi = 100, limitsize = FALSE)
}
