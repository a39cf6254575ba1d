"""What people get wrong in week 2, each as a small change of our solution."""

MISTAKES = {
    "compute_cost_with_regularization": (),
    "backward_propagation_with_regularization": (),
    "forward_propagation_with_dropout": (),
    "backward_propagation_with_dropout": (),
}
